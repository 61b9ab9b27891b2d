#!/bin/sh
# Runs Decoy beside its peers and the limit in C, and prints a table of medians and ratios.
#
#   benchmarks/run.sh [S|M|L]...   sizes, S and M unless named: 1, 20 and 50 million interactions
#   benchmarks/run.sh guard        only the kernels beside their reference loops; fails when one has become slow or allocates
#   benchmarks/run.sh jmh ARGS...  only JMH, with arguments of its own: -h tells which
#
#   PYTHON      a Python with numpy, pyarrow, numba, duckdb and polars; else python3
#   BASELINES   the folder of the peers' programs and limit.c; else ../shared/bench beside the project
#   DATA        where S.parquet, M.parquet ... are, or are generated (L takes ten minutes); else benchmarks/target/data
#   RUNS        how often each is measured, in turn; else 3
#   THREADS     threads of the peers; else all cores
#   JMH_OPTS    further options of JMH, such as -jvmArgs -Xmx8g, or -wi 1 -i 1 to try the script out
#
# Results go to benchmarks/target/results-<sizes>.json and .md, the table to standard output.
set -eu

fail() {
    printf 'run.sh: %s\n' "$1" >&2
    exit 2
}

say() {
    printf '== %s\n' "$*" >&2
}

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
python=${PYTHON:-python3}
baselines=${BASELINES:-$root/../shared/bench}
data=${DATA:-$here/target/data}
runs=${RUNS:-3}
threads=${THREADS:-$(getconf _NPROCESSORS_ONLN)}
work=$here/target/work
# Two of the peers would else be measured with settings that were made for other programs.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE || true
# Compiled once, as a user's would be, wherever the programs stand.
export NUMBA_CACHE_DIR="$work/numba"

report() {
    "$python" "$here/report.py" "$@"
}

build() {
    say "building"
    (cd "$root" && ./mvnw -q -Dquick -Pbenchmarks -pl benchmarks -am package) >&2 || fail "the build failed"
}

jmh() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/}java
    # shellcheck disable=SC2086 # a list
    "$java" -cp "$here/target/classes:$here/target/lib/*" org.openjdk.jmh.Main "$@" ${JMH_OPTS:-}
}

# A kernel and its reference loop are measured side by side, so that their ratio does not hang on the machine.
guard() {
    jmh 'EngineBenchmark.(draw|reference)$|GeneratorBenchmark|AliasBenchmark' -prof gc \
        -rf json -rff "$work/guard.json" >&2
    report guard "$work/guard.json"
}

generate() {
    [ -f "$data/$1.parquet" ] && { [ "$1" = L ] || [ -f "$data/$1_str.parquet" ]; } && return
    say "generating $1"
    text=--string-ids
    [ "$1" != L ] || text=
    # shellcheck disable=SC2086 # $text is an option or nothing
    "$python" "$baselines/gen_data.py" --size "$1" $text --out "$data" >&2
}

# Runs a contender at a job, and measures it.
contender() {
    out=$work/$who.parquet
    into=$1
    case $who in
        decoy)
            set -- env IN="$input" OUT="$out" "$root/decoy" run "$here/$law.yaml" \
                --set "sampling.negatives.perPositive=$n" --overwrite
            ;;
        *)
            set -- "$python" "$baselines/peer_$who.py" --input "$input" --output "$out" --n-neg "$n" --dist "$law" \
                --threads "$threads" --seed 7
            ;;
    esac
    measure "$into" "$@"
}

# Appends to the results of $job what a command costs: measure RESULTS COMMAND...
measure() {
    into=$1
    shift
    # In a folder of its own: a peer leaves files behind.
    (cd "$work" && report time "$into" "$job" "$who" "$out" "$@") 2>"$work/log" ||
        { cat "$work/log" >&2 && fail "$who failed at $job"; }
}

check() {
    written=$out
    [ ! -d "$out/train" ] || written=$out/train
    case $who in
        # These two draw numbers, whether or not an item of the data has them.
        numba | numpy) report check "$input" "$written" "$n" "$law" dense ;;
        *) report check "$input" "$written" "$n" "$law" ;;
    esac || fail "$who is not exact at $job: it does another job, and is not measured"
}

# One job of all contenders: each once unmeasured, for exactness, which also fills caches; then in turn, A B A B.
#   run_job NAME INPUT LAW N CONTENDER...
run_job() {
    job=$1 input=$2 law=$3 n=$4
    shift 4
    for who; do
        say "$job: is $who exact?"
        contender /dev/null
        check
        rm -rf "$out"
    done
    for turn in $(seq "$runs"); do
        for who; do
            say "$job: $who, $turn of $runs"
            contender "$results"
            rm -rf "$out"
        done
    done
}

# What the start costs.
run_ten_rows() {
    job="ten rows" who=decoy out=$work/ten-rows
    for turn in $(seq "$runs"); do
        say "$job: $turn of $runs"
        measure "$results" "$root/decoy" run "$root/configs/popularity-tutorial.yaml" --out "$out" --overwrite
    done
}

run_jobs() {
    peers="numba duckdb numpy polars"
    [ "$1" != L ] || peers="numba duckdb"
    # shellcheck disable=SC2086 # a list
    for law in uniform popularity; do
        run_job "$1 $law n=1" "$data/$1.parquet" "$law" 1 decoy $peers
        # Peers hold all rows; those of L with n = 4 do not fit everywhere.
        [ "$1" = L ] || run_job "$1 $law n=4" "$data/$1.parquet" "$law" 4 decoy $peers
    done
    # The others take numbers only.
    [ "$1" = L ] || run_job "$1 uniform n=1 text ids" "$data/$1_str.parquet" uniform 1 decoy duckdb polars
}

# Negatives in memory, beside the limit of the machine.
run_engine() {
    [ -f "$data/$1.csr" ] || "$python" "$baselines/dump_csr.py" "$data/$1.parquet" "$data/$1.csr"
    for turn in $(seq "$runs"); do
        for count in 1 $([ "$threads" -eq 1 ] || echo "$threads"); do
            say "$1, negatives in memory, threads: $count, $turn of $runs"
            if [ -x "$work/limit" ]; then
                "$work/limit" "$data/$1.csr" 4 "$count" 3 036 | report limit "$results" "$1" "$count"
            fi
            jmh 'EngineBenchmark.(draw|loadAndDraw)$' -p "data=$data/$1.parquet" -p perPositive=4 -t "$count" \
                -rf json -rff "$work/engine.json" >&2
            report engine "$results" "$1" "$work/engine.json"
        done
    done
}

# limit.c wants a compiler and AVX-512; without them its column is empty.
compile_limit() {
    rm -f "$work/limit"
    gcc -O3 -march=native -pthread "$baselines/limit.c" -o "$work/limit" -lm 2>"$work/log" ||
        say "limit.c was not compiled (gcc with AVX-512 is needed): no limit in the table"
}

mkdir -p "$work" "$data"
data=$(cd "$data" && pwd)
case ${1:-} in
    guard)
        build
        guard
        exit
        ;;
    jmh)
        build
        shift
        jmh "$@"
        exit
        ;;
esac
[ $# -gt 0 ] || set -- S M
for size; do
    case $size in
        S | M | L) ;;
        *) fail "there is no size $size; sizes are S, M and L" ;;
    esac
done
[ -d "$baselines" ] || fail "there are no baselines in $baselines; set BASELINES"
baselines=$(cd "$baselines" && pwd)

results=$here/target/results-$(echo "$*" | tr ' ' -).json
rm -f "$results"
report environment "$results"
build
"$root/decoy" list >/dev/null
compile_limit
run_ten_rows
for size; do
    generate "$size"
    run_jobs "$size"
    run_engine "$size"
done
report table "$results" | tee "${results%.json}.md"
