#!/bin/sh
# Installs the locked packages, unless node_modules already stems from this very lock file.
set -eu
cd "$(dirname "$0")/.."

need() {
  command -v "$1" >/dev/null 2>&1 && return
  echo "The web app needs $1 (Node.js 20.19 or newer with npm); install it, for example Debian packages: nodejs npm" >&2
  exit 1
}
need node
need npm
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' || {
  echo "The web app needs Node.js 20.19 or newer; found $(node --version)" >&2
  exit 1
}

stamp=node_modules/.installed-lock
if [ -f "$stamp" ] && cmp -s "$stamp" package-lock.json; then
  exit 0
fi
npm ci --no-audit --no-fund --loglevel=error
cp package-lock.json "$stamp"
