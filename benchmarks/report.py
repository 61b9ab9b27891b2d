"""The parts of run.sh that a shell is bad at: exactness, clocks, tables.

    report.py check IN OUT N uniform|popularity     exit 1 when OUT is not what was asked for; `dense` behind it: the
                                                    catalogue is all numbers up to the largest, whether they occur or not
    report.py time RESULTS JOB WHO OUT COMMAND...   runs a command, appends wall, CPU, memory and size to RESULTS
    report.py environment RESULTS                   appends what this machine is
    report.py limit RESULTS SIZE THREADS            appends what limit.c prints
    report.py engine RESULTS SIZE FILE.json         appends what JMH measured
    report.py guard FILE.json                       exit 1 when a kernel is slower than it may be beside its reference loop
    report.py table RESULTS                         Markdown

RESULTS is a file of JSON lines, so a run that was stopped can still be printed.
"""
import collections
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import time

# Least throughput of a kernel over that of its reference loop, measured in one run. Provisional: chosen low, on a busy machine,
# so that they catch a collapse only. Raise them to two thirds of what an idle machine shows.
FLOORS = {
    "draw UNIFORM": 0.2,
    "draw POPULARITY_075": 0.08,
    "draw POPULARITY_1": 0.08,
    "keyed": 0.3,
    "alias 27000": 0.15,
    "alias 1000000": 0.2,
}
# An array or an object for each value would be 16 and more; what JMH itself allocates is far below.
MOST_BYTES_PER_VALUE = 0.1


# ---- exactness

def check(source, result, n, law, dense=False):
    """Holds a labelled file against its source; returns the faults, none when it is exact."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    data = pq.read_table(source, columns=["user_id", "item_id", "timestamp"])
    rows = pq.read_table(result, columns=["user_id", "item_id", "label", "timestamp"])
    user_ids, item_ids = (pc.unique(data[c]) for c in ("user_id", "item_id"))

    if dense:
        item_ids = pa.array(np.arange(pc.max(item_ids).as_py() + 1)).cast(item_ids.type)

    def codes(table, column, ids):
        found = pc.index_in(table[column].cast(ids.type), value_set=ids)
        return pc.fill_null(found, -1).to_numpy().astype(np.int64)

    def pairs(table):
        users, items = codes(table, "user_id", user_ids), codes(table, "item_id", item_ids)
        outside = int(((users < 0) | (items < 0)).sum())
        return users, items, users * len(item_ids) + items, outside

    faults = []

    def hold(fault, count):
        if count:
            faults.append(f"{fault}: {count}")

    users, items, keys, _ = pairs(data)
    order = np.argsort(keys)
    known, times = keys[order], data["timestamp"].to_numpy()[order]
    del data

    out_users, out_items, out_keys, outside = pairs(rows)
    label, out_times = rows["label"].to_numpy(), rows["timestamp"].to_numpy()
    del rows
    hold("ids that the input does not have", outside)
    hold("labels other than 0 and 1", int(((label != 0) & (label != 1)).sum()))

    positive = label == 1
    found = out_keys[positive]
    order = np.argsort(found)
    if np.array_equal(found[order], known):
        hold("positives with another time", int((out_times[positive][order] != times).sum()))
    else:
        hold("positives that are not those of the input, or as often", 1)

    negative = ~positive
    per_user = np.bincount(users, minlength=len(user_ids))
    drawn_by_user = np.bincount(out_users[negative], minlength=len(user_ids))
    hold("users with a wrong number of negatives", int((drawn_by_user != n * per_user).sum()))
    drawn = np.sort(out_keys[negative])
    place = np.minimum(np.searchsorted(known, drawn), len(known) - 1)
    hold("negatives that the user knows", int((known[place] == drawn).sum()))

    # Expected draws of an item: n of each positive of the users who do not know it, by its weight among all they do not know.
    count = np.bincount(items, minlength=len(item_ids))
    weights = count.astype(float) if law == "popularity" else np.ones(len(item_ids))
    eligible = weights.sum() - np.bincount(users, weights=weights[items], minlength=len(user_ids))
    rate = n * per_user / eligible
    expected = weights * (rate.sum() - np.bincount(items, weights=rate[users], minlength=len(item_ids)))
    observed = np.bincount(out_items[negative], minlength=len(item_ids))
    possible = expected > 0
    hold("negatives of items that have no weight", int(observed[~possible].sum()))
    observed, expected = observed[possible], expected[possible]
    chi_square = ((observed - expected) ** 2 / expected).sum()
    cells = len(expected) - 1
    # Small cells widen the statistic: the variance of a cell is 2 + 1 / expected. Beyond five deviations lie 6 in ten million.
    deviations = (chi_square - cells) / np.sqrt((2 + 1 / expected).sum())
    hold(f"chi-square off its law by {deviations:.1f} standard deviations", int(abs(deviations) > 5))
    print(f"{len(label):,} rows, {len(drawn):,} negatives, chi-square {chi_square:,.0f} of {cells:,}"
          f" ({deviations:+.1f} deviations)", file=sys.stderr)
    return faults


# ---- measures

def append(results, **measured):
    with open(results, "a") as file:
        file.write(json.dumps(measured) + "\n")


def run_timed(results, job, who, out, command):
    """Wall and CPU time and the peak memory of a whole process, with what it starts."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"report.py: {who} ended with {process.returncode}: {' '.join(command)}")
    path = pathlib.Path(out)
    files = [path] if path.is_file() else path.rglob("*.parquet")
    append(results, kind="job", job=job, who=who, wall=wall, cpu=usage.ru_utime + usage.ru_stime,
           mib=usage.ru_maxrss / 1024, out=sum(file.stat().st_size for file in files) / 1e6)


LIMIT_LAWS = {"uniform/bitmap (user-grouped)": ["UNIFORM"],
              "alias/bitmap (user-grouped)": ["POPULARITY_075", "POPULARITY_1"],
              "alias+dns-free prefetch/bitmap": ["POPULARITY_075", "POPULARITY_1"]}


def read_limit(results, size, threads):
    """The C limit is by popularity itself; it stands beside 0.75 too, which is refused less often."""
    best = {}
    for line in sys.stdin:
        name = line.split("n_neg=")[0].strip()
        rate = re.search(r"([0-9.]+) M neg/s", line)
        for law in LIMIT_LAWS.get(name, []) if rate else []:
            best[law] = max(best.get(law, 0), float(rate.group(1)))
    for law, rate in best.items():
        append(results, kind="engine", size=size, law=law, threads=int(threads), who="C limit", rate=rate)


def scores(path):
    """Benchmark, its parameters, its throughput in values (of the counter, where there is one) and the bytes allocated for each."""
    for run in json.load(open(path)):
        further = run.get("secondaryMetrics", {})
        counter = next((further[name] for name in ("negatives", "values") if name in further), run["primaryMetric"])
        per_operation = next((metric["score"] for name, metric in further.items() if name.endswith("gc.alloc.rate.norm")), 0)
        allocated = per_operation * run["primaryMetric"]["score"] / counter["score"]
        kind, name = run["benchmark"].split(".")[-2:]
        yield kind, name, run.get("params", {}), run["threads"], counter["score"], allocated


def read_engine(results, size, path):
    for _, name, params, threads, rate, _ in scores(path):
        append(results, kind="engine", size=size, law=params["law"], threads=threads, who=name, rate=rate / 1e6)


def guard(path):
    rates, failed = {}, False
    for kind, name, params, _, rate, allocated in scores(path):
        variant = params.get("law", params.get("items", ""))
        rates[kind, name, variant] = rate, allocated
    print("| kernel | M/s | reference M/s | ratio | at least | B/value |\n|---|---|---|---|---|---|")
    for (kind, name, variant), (rate, allocated) in rates.items():
        if name == "reference":
            continue
        reference, floor = rates[kind, "reference", variant][0], FLOORS[f"{name} {variant}".strip()]
        failed |= rate / reference < floor or allocated > MOST_BYTES_PER_VALUE
        print(f"| {name} {variant} | {rate / 1e6:.1f} | {reference / 1e6:.1f} | {rate / reference:.2f} | {floor} | {allocated:.4f} |")
    return failed


# ---- tables

INTERACTIONS = {"S": 1_000_000, "M": 20_000_000, "L": 50_000_000}


def environment():
    def first(*command):
        try:
            done = subprocess.run(command, capture_output=True, text=True)
            return (done.stdout or done.stderr).splitlines()[0].strip()
        except (OSError, IndexError):
            return "none"

    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    java = os.path.join(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else "java"
    from importlib.metadata import version, PackageNotFoundError
    packages = []
    for name in ("numpy", "numba", "pyarrow", "duckdb", "polars"):
        try:
            packages.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            pass
    yield f"- {os.cpu_count()} cores of {cpu}, {memory:.0f} GiB, Linux {platform.release()}, load before {os.getloadavg()[2]:.1f}"
    yield f"- {first(java, '-version')}; {first('gcc', '--version')}"
    yield f"- Python {platform.python_version()}, {', '.join(packages)}"
    yield f"- Decoy {first('git', '-C', os.path.dirname(os.path.abspath(__file__)), 'describe', '--always', '--dirty')}"


def medians(measured, group, values):
    groups = collections.defaultdict(list)
    for one in measured:
        groups[tuple(one[key] for key in group)].append(one)
    return {key: {value: statistics.median(one[value] for one in many) for value in values} | {"runs": len(many)}
            for key, many in groups.items()}


def table(results):
    measured = [json.loads(line) for line in open(results)]
    print("\n".join(next(one["lines"] for one in measured if one["kind"] == "environment")))
    jobs = medians([one for one in measured if one["kind"] == "job"], ("job", "who"), ("wall", "cpu", "mib", "out"))
    print("\n| job | who | runs | wall s | CPU s | peak MiB | output MB | wall / Decoy's |\n|---|---|---|---|---|---|---|---|")
    for (job, who), one in jobs.items():
        ratio = one["wall"] / jobs[job, "decoy"]["wall"]
        print(f"| {job} | {who} | {one['runs']} | {one['wall']:.2f} | {one['cpu']:.2f} | {one['mib']:.0f} | {one['out']:.1f} | {ratio:.2f} |")
    engines = medians([one for one in measured if one["kind"] == "engine"], ("size", "law", "threads", "who"), ("rate",))
    if engines:
        print("\n| negatives in memory, n = 4 | threads | what | runs | M/s | / C limit |\n|---|---|---|---|---|---|")
    for (size, law, threads, who), one in engines.items():
        limit = engines.get((size, law, threads, "C limit"))
        ratio = f"{one['rate'] / limit['rate']:.2f}" if limit else "-"
        print(f"| {size} {law} | {threads} | {who} | {one['runs']} | {one['rate']:.1f} | {ratio} |")
    print_ratios(jobs, engines)


def print_ratios(jobs, engines):
    print("\n| ratio | value |\n|---|---|")
    for job in dict.fromkeys(job for job, _ in jobs):
        peers = {who: one["wall"] for (other, who), one in jobs.items() if other == job and who != "decoy"}
        if peers:
            best = min(peers, key=peers.get)
            print(f"| {job}: best peer ({best}) / Decoy, wall | {peers[best] / jobs[job, 'decoy']['wall']:.2f} |")
        size = job.split()[0]
        if size in INTERACTIONS:
            above = jobs[job, "decoy"]["mib"] * 2**20 - 150e6
            print(f"| {job}: Decoy's peak bytes per interaction above 150 MB | {above / INTERACTIONS[size]:.1f} |")
        plain = job.replace(" text ids", "")
        if plain != job and (plain, "decoy") in jobs:
            print(f"| {job} / int ids, Decoy's wall | {jobs[job, 'decoy']['wall'] / jobs[plain, 'decoy']['wall']:.2f} |")
    for (size, law, threads, who), one in engines.items():
        single = engines.get((size, law, 1, who))
        if threads > 1 and single:
            print(f"| {size} {law}, {who}: {threads} threads / one | {one['rate'] / single['rate']:.2f} |")


def main(command, *rest):
    if command == "check":
        faults = check(rest[0], rest[1], int(rest[2]), rest[3], "dense" in rest[4:])
        sys.exit("\n".join(f"report.py: {rest[1]}: {fault}" for fault in faults) if faults else 0)
    if command == "guard":
        sys.exit(1 if guard(rest[0]) else 0)
    if command == "time":
        run_timed(rest[0], rest[1], rest[2], rest[3], list(rest[4:]))
    elif command == "environment":
        append(rest[0], kind="environment", lines=list(environment()))
    else:
        {"limit": read_limit, "engine": read_engine, "table": table}[command](*rest)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
