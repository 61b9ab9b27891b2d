"""Matrix factorisation with the BPR loss (Rendle et al., 2009) on pairs; prints the mean loss of each epoch.

    ./decoy run examples/python/bpr.yaml
    python examples/python/train_bpr.py out/bpr
"""

import sys
from pathlib import Path

import pyarrow.parquet as pq
import torch
import torch.nn.functional as F
from decoy_dataset import DecoyDataset
from torch import nn
from torch.utils.data import DataLoader


class Factors(nn.Module):
    """Scores are dot products and a bias per item; code 0 is padding."""

    def __init__(self, users, items, size=32):
        super().__init__()
        self.users = nn.Embedding(users, size, padding_idx=0)
        self.items = nn.Embedding(items, size, padding_idx=0)
        self.biases = nn.Embedding(items, 1, padding_idx=0)
        for table in (self.users, self.items, self.biases):
            nn.init.normal_(table.weight, std=0.05)

    def forward(self, users, items):
        return (self.users(users) * self.items(items)).sum(-1) + self.biases(items).squeeze(-1)


def codes(result, of):
    """How many rows an embedding table needs: one more than the largest code."""
    return 1 + max(pq.read_table(Path(result) / "vocabulary" / of, columns=["code"])["code"].to_pylist(), default=1)


def train(result, epochs=5, workers=2):
    torch.manual_seed(42)
    torch.set_num_threads(1)  # batches are small: more threads would wait for each other
    model = Factors(codes(result, "users"), codes(result, "items"))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    pairs = DecoyDataset(Path(result) / "train", batch_rows=1024, columns=["user", "item", "negative_item"])
    losses = []
    for _ in range(epochs):
        total = rows = 0
        for batch in DataLoader(pairs, batch_size=None, num_workers=workers):
            margin = model(batch["user"], batch["item"]) - model(batch["user"], batch["negative_item"])
            loss = F.softplus(-margin).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total, rows = total + loss.item() * len(margin), rows + len(margin)
        losses.append(total / rows)
        print(f"epoch {len(losses)}: mean loss {losses[-1]:.4f}", flush=True)
    return losses


if __name__ == "__main__":
    train(sys.argv[1])
