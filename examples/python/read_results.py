"""Reads a fold of a Decoy result with pandas, Polars or DuckDB; each needs only its own package.

    python read_results.py out/quickstart/train
"""

import sys


def with_pandas(fold):
    import pandas as pd

    return pd.read_parquet(fold)


def with_polars(fold):
    import polars as pl

    return pl.read_parquet(f"{fold}/*.parquet")  # or scan_parquet, for more than fits into memory


def with_duckdb(fold):
    import duckdb

    return duckdb.sql(f"SELECT * FROM '{fold}/*.parquet'")  # a relation, read when it is asked for rows


if __name__ == "__main__":
    for read in (with_pandas, with_polars, with_duckdb):
        try:
            print(f"== {read.__name__}", read(sys.argv[1]), sep="\n")
        except ImportError as e:
            print(f"== {read.__name__}: {e.name} is not installed")
