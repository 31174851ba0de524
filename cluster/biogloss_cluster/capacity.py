"""Hours and cost for many documents on many cores, from what was measured on few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .simulate import Cluster, Work, simulate

DOCUMENTS = (1_000_000, 10_000_000, 38_000_000)
CORES = (16, 128, 1024)
#: Of a file of PubMed's baseline.
DOCUMENTS_PER_FILE = 30_000
#: Simulated tasks of a run; a longer one goes on in the same way.
_MOST_TASKS = 10_000


@dataclass(frozen=True)
class Measured:
    #: Seconds of one core for a document, by the command line alone.
    seconds_per_document: float
    #: Of what the command line does, what Spark leaves: documents a second by it, divided by those without.
    share_under_spark: float
    #: Of the tables, for a document.
    bytes_per_document: int
    memory_per_process_mib: int
    price_per_core_hour: float


@dataclass(frozen=True)
class Row:
    documents: int
    cores: int
    hours: float
    core_hours: float
    cost: float
    efficiency: float
    gigabytes: float
    memory_gib: float


def rows(
    measured: Measured,
    documents: Sequence[int] = DOCUMENTS,
    cores: Sequence[int] = CORES,
    documents_per_task: int = 100,
    files_per_wave: int | None = None,
) -> list[Row]:
    """The table. Hours hold what the simulation says of stragglers, failures and ends of waves.

    :param files_per_wave: as many as keep all cores busy with 20 tasks each when absent, as the documentation advises
    """
    table = []
    for count in documents:
        for number in cores:
            wave = files_per_wave or files_for(number, documents_per_task)
            efficiency = _efficiency(measured, count, number, documents_per_task, wave)
            core_hours = count * measured.seconds_per_document / measured.share_under_spark / efficiency / 3600
            table.append(
                Row(
                    documents=count,
                    cores=number,
                    hours=core_hours / number,
                    core_hours=core_hours,
                    cost=core_hours * measured.price_per_core_hour,
                    efficiency=efficiency,
                    gigabytes=count * measured.bytes_per_document / 1e9,
                    memory_gib=number * measured.memory_per_process_mib / 1024,
                )
            )
    return table


def files_for(cores: int, documents_per_task: int) -> int:
    """Files a wave, so that each core has about 20 tasks of it."""
    return max(1, round(cores * 20 * documents_per_task / DOCUMENTS_PER_FILE))


def _efficiency(measured: Measured, documents: int, cores: int, per_task: int, files_per_wave: int) -> float:
    tasks = -(-documents // per_task)
    per_wave = max(1, files_per_wave * DOCUMENTS_PER_FILE // per_task)
    # At least three waves, so that their ends count.
    simulated = min(tasks, max(_MOST_TASKS, 3 * per_wave))
    seconds = per_task * measured.seconds_per_document / measured.share_under_spark
    return simulate(Work(simulated, seconds, per_wave), Cluster(cores)).efficiency


def as_markdown(table: Sequence[Row]) -> str:
    lines = [
        "| Documents | Cores | Hours | Core hours | Cost | Efficiency | Tables, GB | Memory, GiB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in table:
        lines.append(
            f"| {row.documents:,} | {row.cores:,} | {row.hours:.2g} | {row.core_hours:,.0f} | {row.cost:,.0f} | "
            f"{row.efficiency:.0%} | {row.gigabytes:,.0f} | {row.memory_gib:,.0f} |"
        )
    return "\n".join(lines)
