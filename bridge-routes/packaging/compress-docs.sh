#!/bin/sh
# compress-docs.sh FOLDER VERSION: the documents that Debian wants compressed, in a tree for the package.
set -eu
cd "$(dirname "$0")"
man=$1/usr/share/man/man1
doc=$1/usr/share/doc/kosmo-bridge
mkdir -p "$man" "$doc"
# Without name and time (-n), so that the same sources make the same package.
gzip -9nc kosmo-bridge.1 > "$man/kosmo-bridge.1.gz"
sed "s/\[\[version\]\]/$(echo "$2" | sed 's/-SNAPSHOT/~SNAPSHOT/')/" changelog | gzip -9nc > "$doc/changelog.gz"
