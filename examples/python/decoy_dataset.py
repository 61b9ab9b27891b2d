"""A Decoy result as a PyTorch dataset: batches of tensors, streamed from Parquet."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import torch
from torch.utils.data import IterableDataset, get_worker_info


class DecoyDataset(IterableDataset):
    """The rows of a folder such as out/quickstart/train, each once an epoch, as a dict of tensors per batch.

    Pass it to DataLoader(dataset, batch_size=None, num_workers=n). Row groups are dealt to the workers, and to `shards`
    training processes of which this is number `shard`. A worker holds some pages of a row group, and one batch.
    """

    def __init__(self, folder, batch_rows=4096, columns=None, shard=0, shards=1):
        self.batch_rows, self.columns, self.shard, self.shards = batch_rows, columns, shard, shards
        files = sorted(Path(folder).glob("*.parquet"))
        if not files:
            raise FileNotFoundError(f"{folder}: no *.parquet; name a fold of a result, such as out/quickstart/train")
        self.row_groups = [(file, group) for file in files for group in range(pq.read_metadata(file).num_row_groups)]

    def __iter__(self):
        worker = get_worker_info()
        workers, number = (worker.num_workers, worker.id) if worker else (1, 0)
        for file, group in self.row_groups[self.shard * workers + number :: self.shards * workers]:
            with pq.ParquetFile(file) as parquet:
                for rows in parquet.iter_batches(self.batch_rows, [group], self.columns, use_threads=False):
                    yield to_batch(rows)


class EpochDataset(IterableDataset):
    """The positives of a result made with `sampling.epochs`, with the negatives of one epoch, as DecoyDataset has them.

    Lists stand beside each positive; with `pointwise` and `pairwise` each negative has a row with its positive's columns.
    Files are dealt to the workers; a worker holds one file.
    """

    def __init__(self, result, epoch, batch_rows=4096):
        self.batch_rows = batch_rows
        negatives = Path(result) / "negatives" / f"epoch={epoch}"
        self.files = [(file, negatives / file.name) for file in sorted((Path(result) / "train").glob("*.parquet"))]
        if not self.files or not negatives.is_dir():
            raise FileNotFoundError(f"{negatives}: no such epoch; the result needs sampling: {{epochs: ...}}")

    def __iter__(self):
        worker = get_worker_info()
        workers, number = (worker.num_workers, worker.id) if worker else (1, 0)
        for positives, negatives in self.files[number::workers]:
            table = with_negatives(pq.ParquetFile(positives).read(), pq.ParquetFile(negatives).read())
            for rows in table.combine_chunks().to_batches(self.batch_rows):
                yield to_batch(rows)


def with_negatives(positives, negatives):
    """A row for each of `negatives`, which stand in the order of `positives`, with the columns of both."""
    ids, wanted = positives["row_id"].to_numpy(), negatives["row_id"].to_numpy()
    place = np.cumsum(np.r_[True, wanted[1:] != wanted[:-1]][: len(wanted)]) - 1  # of each row among the row ids
    present = np.flatnonzero(np.isin(ids, wanted))  # a positive without negatives may have no row
    rows = positives.take(present[place])
    for name in negatives.column_names:
        found = rows.schema.get_field_index(name)
        rows = rows.append_column(name, negatives[name]) if found < 0 else rows.set_column(found, name, negatives[name])
    return rows


def to_batch(rows):
    """Tensors by column name; lists are rows x length, and `negatives_mask` is False where `negatives` is padding."""
    batch = {name: to_tensor(rows.column(name)) for name in rows.schema.names}
    if "negative_count" in batch and "negatives" in batch:
        places = torch.arange(batch["negatives"].shape[1])
        batch["negatives_mask"] = places < batch["negative_count"][:, None]
    return batch


def to_tensor(column):
    """Whole numbers and times become int64, others float32 with NaN for null; text stays a list (see `ids: codes`)."""
    if pa.types.is_list(column.type):
        values = to_tensor(column.flatten())
        return values.reshape(len(column), -1) if isinstance(values, torch.Tensor) else column.to_pylist()
    if pa.types.is_temporal(column.type):
        column = column.cast(pa.int32() if pa.types.is_date(column.type) else pa.int64())
    if pa.types.is_string(column.type):
        return column.to_pylist()
    if pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    whole = pa.types.is_integer(column.type) and column.null_count == 0
    if not whole:
        column = pc.fill_null(column.cast(pa.float64()), np.nan)
    return torch.from_numpy(column.to_numpy(zero_copy_only=False).astype(np.int64 if whole else np.float32))
