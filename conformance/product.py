"""A fresh Docket of this machine: started on a free port with a folder of its own, gone afterwards."""

import pathlib
import subprocess
import tempfile
import threading

import httpx

PASSWORD = "a long enough secret"
START_SECONDS = 90
OPTIONS = pathlib.Path(__file__).parent.parent / "infrastructure" / "embedded" / "jvm.options"


class Product:
    def __init__(self, java, classpath):
        self._java = java
        self._classpath = classpath

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="docket-conformance-")
        self._process = subprocess.Popen(
            [self._java, f"@{OPTIONS}", "-cp", self._classpath,
             "docket.embedded.Main", "up", "--port", "0", "--data", self._folder.name],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self._ready()
        return self

    def _ready(self):
        watchdog = threading.Timer(START_SECONDS, self._process.kill)
        watchdog.start()
        try:
            for line in self._process.stdout:
                if line.startswith("ready "):
                    return line.removeprefix("ready ").strip()
        finally:
            watchdog.cancel()
        raise RuntimeError("the server did not start; see ./docket up for what it says")

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(timeout=30)
        self._folder.cleanup()

    def sign_up(self, email):
        """Somebody who founds an organization, with both kinds of token."""
        return Person(self.address, email)


class Person:
    def __init__(self, address, email, set_up_token=None):
        """With the token of a set-up link where sign-up is closed."""
        self.email = email
        self.password = PASSWORD
        with httpx.Client(base_url=address, timeout=60) as browser:
            browser.get("/api/auth/csrf").raise_for_status()
            entry = {"token": set_up_token} if set_up_token else {}
            self._post(browser, "/api/auth/signup", {"email": email, "password": PASSWORD, **entry})
            # Legacy tokens are off in a new organization.
            self._post(browser, "/api/jwt/settings", {"legacy_api_tokens_enabled": True, "api_token_ttl_days": 365})
            self.personal_token = self._post(browser, "/api/token/", {})["token"]
            self.legacy_token = browser.get("/api/current-user/token").raise_for_status().json()["token"]

    @staticmethod
    def _post(browser, path, body):
        headers = {"X-CSRFToken": browser.cookies["csrftoken"], "Origin": str(browser.base_url).rstrip("/")}
        return browser.post(path, json=body, headers=headers).raise_for_status().json()
