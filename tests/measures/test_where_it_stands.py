"""Where a mean stands on the words of one answer: the nearest, exact at each boundary, and never against other people."""

from __future__ import annotations

from weatherglass.measures import Score, score, where


def stands(items: int, total: int) -> str | None:
    return where(Score("x", items, items, items, 5 * items, total, total / items))


def test_of_four_lines_it_stands_at_the_nearest_answer_and_between_two_nearer_the_middle() -> None:
    told = {total: stands(4, total) for total in range(4, 21)}
    assert told == (
        dict.fromkeys(range(4, 6), "low")  # 1, 1.25
        | dict.fromkeys(range(6, 10), "lower")  # 1.5 to 2.25
        | dict.fromkeys(range(10, 15), "middle")  # 2.5 to 3.5
        | dict.fromkeys(range(15, 19), "higher")  # 3.75 to 4.5
        | dict.fromkeys(range(19, 21), "high")  # 4.75, 5
    )


def test_of_ten_lines_it_stands_at_the_nearest_answer_and_between_two_nearer_the_middle() -> None:
    told = {total: stands(10, total) for total in range(10, 51)}
    assert told == (
        dict.fromkeys(range(10, 15), "low")  # 1 to 1.4
        | dict.fromkeys(range(15, 25), "lower")  # 1.5 to 2.4
        | dict.fromkeys(range(25, 36), "middle")  # 2.5 to 3.5
        | dict.fromkeys(range(36, 46), "higher")  # 3.6 to 4.5
        | dict.fromkeys(range(46, 51), "high")  # 4.6 to 5
    )


def test_without_a_score_it_stands_nowhere() -> None:
    assert where(Score("x", 4, 3, 4, 20)) is None
    assert where(score("mini-ipip", [None] * 20)["neuroticism"]) is None
