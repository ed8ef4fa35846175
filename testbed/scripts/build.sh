# Prerequisites, and building only what is older than its sources. Sourced by ./kosmo in the root folder.

LOGS=target/kosmo
VERSION=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)

# version_at_least HAVE WANT
version_at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# Prints why a tool does not serve, in one line; nothing when it does.
tool_fault() {
  local have
  case $1 in
    java)
      have=$(javac -version 2>/dev/null | sed 's/^javac //') || true
      [ -n "$have" ] || { echo "JDK 17 or newer is missing (Debian package: openjdk-17-jdk-headless)"; return; }
      version_at_least "$have" 17 || echo "JDK 17 or newer is needed, found $have (Debian package: openjdk-17-jdk-headless)"
      ;;
    mvn)
      have=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p') || true
      [ -n "$have" ] || { echo "Maven 3.8 or newer is missing (Debian package: maven)"; return; }
      version_at_least "$have" 3.8 || echo "Maven 3.8 or newer is needed, found $have (Debian package: maven)"
      ;;
    node)
      have=$(node --version 2>/dev/null | sed 's/^v//') || true
      [ -n "$have" ] || { echo "Node.js 20.19 or newer is missing (Debian package: nodejs)"; return; }
      version_at_least "$have" 20.19 || echo "Node.js 20.19 or newer is needed, found $have (Debian package: nodejs)"
      ;;
    curl) command -v curl >/dev/null || echo "curl is missing (Debian package: curl)" ;;
    npm) command -v npm >/dev/null || echo "npm is missing (Debian package: npm)" ;;
    mosquitto) [ -x /usr/sbin/mosquitto ] || echo "Mosquitto is missing (Debian package: mosquitto)" ;;
    chromium) command -v chromium >/dev/null || echo "Chromium is missing (Debian package: chromium)" ;;
  esac
}

require_tools() {
  local tool fault faults=0
  for tool in "$@"; do
    fault=$(tool_fault "$tool")
    if [ -n "$fault" ]; then
      echo "$fault" >&2
      faults=1
    fi
  done
  [ $faults -eq 0 ] || exit 1
}

# The inputs of a module, and of the modules built into it.
sources() {
  case $1 in
    processors) echo pom.xml processors/pom.xml processors/src/main ;;
    bridge-routes)
      echo "$(sources processors)" bridge-routes/pom.xml bridge-routes/src/main bridge-routes/sql bridge-routes/packaging
      find bridge-routes -maxdepth 1 -name '*.camel.yaml'
      ;;
    testbed) echo "$(sources processors)" testbed/pom.xml testbed/src/main ;;
    web)
      find web -maxdepth 1 -type f ! -name '*.md' ! -name '.*'
      echo pom.xml web/src web/public web/scripts routes/openapi
      ;;
    routes)
      echo "$(sources processors)" "$(sources web)" routes/pom.xml routes/src/main
      find routes -mindepth 1 -maxdepth 1 -type d ! -name src ! -name target
      ;;
  esac
}

artifact() {
  case $1 in
    routes) echo routes/target/kosmoconnect-hub.jar ;;
    bridge-routes) echo bridge-routes/target/kosmo-bridge.jar ;;
    *) echo "$1/target/kosmoconnect-$1-$VERSION.jar" ;;
  esac
}

# Jars carry the release's date, so a stamp beside them tells when they were built.
is_stale() {
  local stamp="$1/target/.built" found
  [ -f "$stamp" ] && [ -f "$(artifact "$1")" ] || return 0
  # shellcheck disable=SC2046
  found=$(find $(sources "$1") -newer "$stamp" -type f -print -quit)
  [ -n "$found" ]
}

build_stale() {
  local module stale=()
  for module in "$@"; do
    if is_stale "$module"; then stale+=("$module"); fi
  done
  [ ${#stale[@]} -gt 0 ] || return 0
  mkdir -p "$LOGS"
  : >"$LOGS/build-began"
  echo "Building ${stale[*]} (log: $LOGS/build.log) ..."
  local list
  list=$(IFS=,; echo "${stale[*]}")
  if ! mvn -B -ntp install -pl "$list" -am -DskipTests -Dmaven.test.skip=true -Dspotless.check.skip=true 2>&1 |
    tee "$LOGS/build.log" | sed -un 's/^\[INFO\] Building \(KosmoConnect.*[a-z]\) [0-9].*/  \1 .../p'; then
    grep '^\[ERROR\]' "$LOGS/build.log" | head -n 20 >&2 || tail -n 20 "$LOGS/build.log" >&2
    echo "The build failed; see $LOGS/build.log" >&2
    exit 1
  fi
  for module in "${stale[@]}"; do
    touch -r "$LOGS/build-began" "$module/target/.built"
  done
}

testbed_classpath() {
  echo "$(artifact testbed):testbed/target/lib/*"
}
