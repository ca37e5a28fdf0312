#!/bin/sh
# What the browser tests need of the system: a Chromium, the one that is there or Debian's, and a library of Playwright's driver.
set -eu
PATH="$PATH:/usr/sbin:/sbin" # where Debian keeps ldconfig from people who are not root
wanted=" chromium"
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then wanted=""; fi
done
# Node, which comes with Playwright, asks for libatomic; a small Debian does not have it.
if ! ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1'; then wanted="$wanted libatomic1"; fi
if [ -z "$wanted" ]; then exit 0; fi
echo "For the browser tests, from Debian's packages:$wanted" >&2
as_root=""
if [ "$(id -u)" != 0 ]; then as_root="sudo"; fi
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of packages
$as_root apt-get install -y -qq --no-install-recommends $wanted >/dev/null
