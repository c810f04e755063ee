"""Somebody who uses the deployed product over HTTP."""

import time

import httpx

PASSWORD = "a long enough secret"
SETTLE_SECONDS = 90


class Refused(Exception):
    """An answer that was not the one expected."""


class Person:
    """Carries the session's cookies, as a browser does."""

    def __init__(self, address, email, path, expect, **more):
        self.address = address
        self.email = email
        self.patience = SETTLE_SECONDS
        self.browser = httpx.Client(base_url=address, timeout=90)
        self.call("GET", "/api/auth/csrf", expect=200)
        self.call("POST", path, expect=expect, json={"email": email, "password": PASSWORD, **more})

    @classmethod
    def founder(cls, address, email, set_up_token):
        """Founds an organization by a set-up token."""
        return cls(address, email, "/api/auth/signup", 201, token=set_up_token)

    def annotator(self):
        """A new annotator of this person's organization."""
        email = f"a{time.time_ns()}@example.org"
        made = self.call("POST", "/api/users/", expect=201, json={"email": email, "password": PASSWORD})
        organization = self.call("GET", "/api/current-user/whoami", expect=200)["active_organization"]
        self.call("PATCH", f"/api/organizations/{organization}/memberships", expect=200,
                  json={"user_id": made["id"], "role": "AN"})
        annotator = Person(self.address, email, "/api/auth/login", 200)
        annotator.id = made["id"]
        return annotator

    def call(self, method, path, expect=None, **rest):
        """The answer as JSON, or as it is where it is none; Refused where the status is not among those expected."""
        headers = dict(rest.pop("headers", {}))
        if method not in ("GET", "HEAD"):
            headers["X-CSRFToken"] = self.browser.cookies.get("csrftoken", "")
            headers["Origin"] = str(self.browser.base_url).rstrip("/")
        answer = self.browser.request(method, path, headers=headers, **rest)
        expected = (expect,) if isinstance(expect, int) else expect
        if answer.status_code not in (expected or range(200, 300)):
            raise Refused(f"{method} {path} answered {answer.status_code}: {answer.text[:300]}")
        try:
            return answer.json()
        except ValueError:
            return answer

    def until(self, what, question, seconds=None):
        """Asks until the answer is true, and gives it."""
        seconds = seconds or self.patience
        end = time.monotonic() + seconds
        while True:
            answer = question()
            if answer:
                return answer
            if time.monotonic() > end:
                raise Refused(f"{what}: not after {seconds} s")
            time.sleep(0.3)
