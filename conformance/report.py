"""Checks of one run: a line for each, and a summary."""

import traceback


class Report:
    def __init__(self):
        self.passed = 0
        self.failures = []

    def subject(self, name):
        return Checks(self, name)

    def note(self, subject, check, problem=None):
        name = f"{subject}: {check}"
        if problem is None:
            self.passed += 1
            print(f"ok    {name}", flush=True)
        else:
            self.failures.append(name)
            print(f"FAIL  {name}\n      {problem}", flush=True)

    def summary(self):
        total = self.passed + len(self.failures)
        lines = [f"{self.passed} of {total} checks passed"]
        lines += [f"failed: {name}" for name in self.failures]
        return "\n".join(lines)


class Checks:
    """The checks of one subject."""

    def __init__(self, report, name):
        self._report = report
        self._name = name

    def that(self, check, holds, problem="it does not hold"):
        self._report.note(self._name, check, None if holds else problem)

    def equal(self, check, actual, expected):
        self.that(check, actual == expected, f"expected {expected!r}, got {actual!r}")

    def refused(self, check, status, call):
        """The call must end in the SDK's error of this status, with our envelope as its body."""
        from label_studio_sdk.core.api_error import ApiError

        try:
            answer = call()
        except ApiError as refusal:
            body = refusal.body if isinstance(refusal.body, dict) else getattr(refusal.body, "__dict__", {})
            self.equal(check, (refusal.status_code, body.get("status_code", status)), (status, status))
        else:
            self.that(check, False, f"expected {status}, got an answer: {answer!r}")

    def crashed(self, error):
        where = "".join(traceback.format_exception(error)).strip().replace("\n", "\n      ")
        self._report.note(self._name, "runs to its end", where)
