"""Checks the examples on small results made by ./decoy; what needs a package that is not installed is skipped by name.

    python examples/python/check.py
"""

import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LAYOUTS = ("pointwise", "pairwise", "listwise")
CONFIG = """
version: 1
seed: 7
source:   {type: synthetic, users: 300, items: 200, interactions: 20000}
split:    {type: leave-last-out}
sampling: {negatives: {perPositive: 3}}
features:
  - {type: context, columns: [timestamp, rating]}
  - {type: history, length: 5}
output:   {type: parquet, path: result, layout: LAYOUT, order: shuffled, ids: codes, fileMegabytes: 1}
"""


def decoy(config, result):
    run = subprocess.run([ROOT / "decoy", "run", config, "--out", result], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return result


def results(folder):
    made = {}
    for layout in LAYOUTS:
        config = folder / f"{layout}.yaml"
        config.write_text(CONFIG.replace("LAYOUT", layout), encoding="utf-8")
        made[layout] = decoy(config, folder / layout) / "train"
    return made


def keys(columns):
    """The rows of one or several batches, in an order of their own."""
    return sorted(zip(columns["row_id"], columns["draw"] if "draw" in columns else columns["row_id"]))


def check_each_row_comes_once(folds):
    import pyarrow.parquet as pq
    from decoy_dataset import DecoyDataset
    from torch.utils.data import DataLoader

    # Some users have taken so much that few negatives are left, so that lists are short, some of them empty.
    positives = 19_700
    negatives = sum(pq.read_table(folds["listwise"])["negative_count"].to_pylist())
    assert negatives < 3 * positives
    rows = {"pointwise": positives + negatives, "pairwise": negatives, "listwise": positives}
    for layout, fold in folds.items():
        expected = keys(pq.read_table(fold).to_pydict())
        assert len(set(expected)) == len(expected) == rows[layout]
        assert len(list(fold.glob("*.parquet"))) > 1
        for workers, shards in ((0, 1), (2, 1), (0, 2), (2, 2)):
            seen = []
            for shard in range(shards):
                dataset = DecoyDataset(fold, batch_rows=1000, shard=shard, shards=shards)
                for batch in DataLoader(dataset, batch_size=None, num_workers=workers):
                    assert len(batch["row_id"]) <= 1000
                    seen += keys({name: batch[name].tolist() for name in ("row_id", "draw") if name in batch})
            assert sorted(seen) == expected, f"{layout}, {workers} workers, {shards} shards: {len(seen)} rows"


def check_batches_are_tensors_of_the_values(folds):
    import pyarrow.parquet as pq
    import torch
    from decoy_dataset import DecoyDataset

    for layout, fold in folds.items():
        file = sorted(fold.glob("*.parquet"))[0]
        rows = pq.read_table(file).slice(0, 500)
        batch = next(iter(DecoyDataset(fold, batch_rows=500)))
        for name in rows.column_names:
            assert batch[name].dtype == torch.int64, name
            if name != "timestamp":
                assert batch[name].tolist() == rows[name].to_pylist(), name
        assert batch["history"].shape == (500, 5)
        assert torch.equal((batch["history"] != 0).sum(1), batch["history_length"])
        if layout == "listwise":
            assert batch["negatives"].shape == batch["negatives_mask"].shape == (500, 3)
            assert torch.equal(batch["negatives_mask"], batch["negatives"] != 0)
            assert not batch["negatives_mask"].all()


def check_epochs_join_their_positives(folder):
    import pyarrow.parquet as pq
    from decoy_dataset import EpochDataset
    from torch.utils.data import DataLoader

    drawn = {}
    for layout in LAYOUTS:
        config = folder / f"{layout}-epochs.yaml"
        text = CONFIG.replace("LAYOUT", layout).replace("perPositive: 3}", "perPositive: 3}, epochs: 2")
        config.write_text(text, encoding="utf-8")
        result = decoy(config, folder / f"{layout}-epochs")
        users = dict(zip(*(pq.read_table(result / "train")[name].to_pylist() for name in ("row_id", "user"))))
        for epoch in (0, 1):
            expected = pq.read_table(result / "negatives" / f"epoch={epoch}", partitioning=None)
            items = "negatives" if layout == "listwise" else "negative_item"
            rows = []
            for batch in DataLoader(EpochDataset(result, epoch, 1000), batch_size=None, num_workers=2):
                assert all(users[row] == user for row, user in zip(batch["row_id"].tolist(), batch["user"].tolist()))
                rows += zip(batch["row_id"].tolist(), batch[items].tolist())
            assert sorted(rows) == sorted(zip(expected["row_id"].to_pylist(), expected[items].to_pylist()))
            drawn[layout, epoch] = sorted(rows)
        assert drawn[layout, 0] != drawn[layout, 1]
    assert drawn["pointwise", 0] == drawn["pairwise", 0]


def check_masks_nulls_and_text():
    import pyarrow as pa
    from decoy_dataset import to_batch

    batch = to_batch(
        pa.record_batch(
            {
                "item": pa.array(["a", "b"]),
                "negatives": pa.array([[4, -1], [-1, -1]], pa.list_(pa.int64())),
                "negative_count": pa.array([1, 0], pa.int16()),
                "stock": pa.array([7, None], pa.int64()),
                "price": pa.array([0.5, 2.0]),
                "sold": pa.array([True, False]),
            }
        )
    )
    assert batch["item"] == ["a", "b"]
    assert batch["negatives_mask"].tolist() == [[True, False], [False, False]]
    assert batch["price"].tolist() == [0.5, 2.0] and batch["sold"].tolist() == [1, 0]
    assert batch["stock"][0] == 7 and batch["stock"].isnan().tolist() == [False, True]


def check_bpr_learns(folder):
    from train_bpr import train

    losses = train(decoy(HERE / "bpr.yaml", folder / "bpr"), epochs=3)
    assert losses[0] < 0.69 and losses == sorted(losses, reverse=True), losses


def check_reader(folds, reader):
    import pyarrow as pa
    import pyarrow.parquet as pq
    import read_results

    to_arrow = {
        "pandas": lambda frame: pa.Table.from_pandas(frame, preserve_index=False),
        "polars": lambda frame: frame.to_arrow(),
        "duckdb": lambda relation: relation.to_arrow_table(),
    }
    for layout, fold in folds.items():
        expected = pq.read_table(fold)
        found = to_arrow[reader](getattr(read_results, f"with_{reader}")(fold))
        assert found.column_names == expected.column_names, layout
        assert found.to_pydict() == expected.to_pydict(), layout


def run(checks):
    """A check is (packages it needs, name, what to call with the folder of results and their train folds)."""
    absent = {name: [package for package in packages if not find_spec(package)] for packages, name, _ in checks}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folds = {} if all(absent.values()) else results(folder)
        for _, name, check in checks:
            if absent[name]:
                print(f"   {name}: skipped, there is no {', '.join(absent[name])}")
            else:
                check(folder, folds)
                print(f"   {name}: passed", flush=True)
    skipped = sum(map(bool, absent.values()))
    print(f"{len(checks) - skipped} passed, 0 failed, {skipped} skipped")


def main():
    torch = ["numpy", "pyarrow", "torch"]
    checks = [
        (torch, "each row comes once", lambda folder, folds: check_each_row_comes_once(folds)),
        (torch, "batches are tensors", lambda folder, folds: check_batches_are_tensors_of_the_values(folds)),
        (torch, "masks, nulls and text", lambda folder, folds: check_masks_nulls_and_text()),
        (torch, "epochs join their positives", lambda folder, folds: check_epochs_join_their_positives(folder)),
        (torch, "BPR learns", lambda folder, folds: check_bpr_learns(folder)),
        (["pandas", "pyarrow"], "pandas reads all", lambda folder, folds: check_reader(folds, "pandas")),
        (["polars", "pyarrow"], "Polars reads all", lambda folder, folds: check_reader(folds, "polars")),
        (["duckdb", "pyarrow"], "DuckDB reads all", lambda folder, folds: check_reader(folds, "duckdb")),
    ]
    run(checks)


if __name__ == "__main__":
    main()
