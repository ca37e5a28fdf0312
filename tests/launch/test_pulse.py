from __future__ import annotations

import pytest

from weatherglass.launch.pulse import Pulse


def test_silence_is_counted_from_the_end_of_the_last_request() -> None:
    now = [0.0]
    pulse = Pulse(lambda: now[0])
    now[0] = 5.0
    assert pulse.silence() == 5.0
    with pulse.request():
        now[0] = 100.0
    now[0] = 103.0
    assert pulse.silence() == 3.0


def test_a_long_upload_is_no_silence() -> None:
    now = [0.0]
    pulse = Pulse(lambda: now[0])
    with pulse.request():
        with pulse.request():
            pass
        now[0] = 9000.0
        assert pulse.silence() == 0.0


def test_a_request_that_fails_is_over() -> None:
    now = [0.0]
    pulse = Pulse(lambda: now[0])
    with pytest.raises(KeyError), pulse.request():
        raise KeyError
    now[0] = 7.0
    assert pulse.silence() == 7.0
