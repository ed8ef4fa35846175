# Runs every test and adds up what they report. Sourced by ./kosmo in the root folder.

TOOLS="java mvn node npm mosquitto chromium socat"
REPORT=$LOGS/report
DEMO_PID=

package_of() {
  case $1 in
    java) echo openjdk-17-jdk-headless ;;
    mvn) echo maven ;;
    node) echo nodejs ;;
    *) echo "$1" ;;
  esac
}

install_tools() {
  local tool missing=() root=()
  for tool in $TOOLS; do
    if [ -n "$(tool_fault "$tool")" ]; then missing+=("$(package_of "$tool")"); fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then root=(sudo); fi
  echo "Installing ${missing[*]} ..."
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$LOGS/apt.log" 2>&1 ||
    { tail -n 20 "$LOGS/apt.log" >&2; exit 1; }
  # The package starts a service that nobody asked for; the tests run their own brokers.
  if [[ " ${missing[*]} " == *" mosquitto "* ]] && [ -d /run/systemd/system ]; then
    "${root[@]}" systemctl disable --now mosquitto >/dev/null 2>&1 || true
  fi
}

run_tests() {
  local install=no
  case ${1:-} in
    '') ;;
    --install) install=yes ;;
    *) echo "Usage: ./kosmo test [--install]" >&2; exit 2 ;;
  esac
  export KOSMO_TEST_EFFORT=${KOSMO_TEST_EFFORT:-ci}
  mkdir -p "$LOGS"
  # A hub that an earlier run has built must not stand in for one that this run cannot build.
  rm -rf "$REPORT" routes/target/kosmoconnect-hub.jar
  mkdir -p "$REPORT"
  [ $install = no ] || install_tools
  # shellcheck disable=SC2086
  require_tools $TOOLS
  local began=$SECONDS
  java_suites
  browser_suite
  summary $((SECONDS - began))
}

# suite NAME PASSED FAILED SKIPPED SECONDS
suite() {
  printf '%s\t%s\t%s\t%s\t%s\n' "$@" >>"$REPORT/suites"
}

java_suites() {
  local began=$SECONDS status=0
  echo "Building and testing all modules (log: $LOGS/verify.log) ..."
  mvn -B -ntp -fae verify 2>&1 | tee "$LOGS/verify.log" |
    sed -un 's/^\[INFO\] Building \(KosmoConnect.*[a-z]\) [0-9].*/  \1 .../p; s/^\[\(INFO\|ERROR\|WARNING\)\] \(Tests run:.*Time elapsed.*\)/    \2/p' ||
    status=1
  count_java
  count_vitest
  if [ $status -ne 0 ]; then
    grep '^\[ERROR\]' "$LOGS/verify.log" | head -n 30 || true
  fi
  # A build that breaks without a failed test counts as a failure of its own.
  if [ $status -ne 0 ] && ! awk -F'\t' '$3 > 0 { found = 1 } END { exit !found }' "$REPORT/suites"; then
    suite "build" 0 1 0 0
  fi
  echo $((SECONDS - began)) >"$REPORT/verify-seconds"
  [ $status -ne 0 ] || touch_stamps
}

touch_stamps() {
  local module
  for module in processors testbed web routes bridge-routes; do
    touch "$module/target/.built"
  done
}

# Surefire's own sums in the log: jqwik and Jupiter overwrite each other's XML reports of one class.
count_java() {
  sed 's/\x1b\[[0-9;]*m//g' "$LOGS/verify.log" | awk '
    function number(word) { return match($0, word ": [0-9]+") ? substr($0, RSTART + length(word) + 2, RLENGTH - length(word) - 2) : 0 }
    /^\[INFO\] Building KosmoConnect/ { sub(/.*KosmoConnect /, ""); sub(/ [0-9].*/, ""); module = $0; next }
    /^\[INFO\] --- .*surefire/ { suite = module; time = 0 }
    /^\[INFO\] --- .*failsafe.*integration-test/ { suite = module (/\(measured\)/ ? ", measured" : " on real servers"); time = 0 }
    /Tests run:.*Time elapsed/ { match($0, /Time elapsed: [0-9.]+/); time += substr($0, RSTART + 14, RLENGTH - 14); next }
    /\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+ *$/ {
      bad = number("Failures") + number("Errors"); skipped = number("Skipped")
      printf "%s\t%d\t%d\t%d\t%d\n", suite, number("Tests run") - bad - skipped, bad, skipped, time + 0.5
    }' >>"$REPORT/suites"
}

# Vitest tells its result in the log of the build: "Tests  1 failed | 41 passed (42)", and " FAIL  file > test" of each red one.
count_vitest() {
  local text line seconds
  text=$(sed 's/\x1b\[[0-9;]*m//g' "$LOGS/verify.log")
  grep -E '^ *FAIL  ' <<<"$text" | sort -u | head -n 20 || true
  line=$(grep -E '^ *Tests +.*\([0-9]+\)' <<<"$text" | tail -n 1) || true
  if [ -z "$line" ]; then
    suite "web" 0 1 0 0
    echo "The unit tests of the web app have not reported." >&2
    return
  fi
  seconds=$(sed -n 's/^ *Duration *\([0-9]*\).*s.*/\1/p' <<<"$text" | tail -n 1)
  suite "web" "$(number_before passed "$line")" "$(number_before failed "$line")" "$(number_before skipped "$line")" "${seconds:-0}"
}

# number_before WORD TEXT
number_before() {
  local found
  found=$(grep -oE "[0-9]+ $1" <<<"$2" | head -n 1 | cut -d' ' -f1) || true
  echo "${found:-0}"
}

browser_suite() {
  local began=$SECONDS stack log=$LOGS/journeys.log
  stack=$(readlink -f "$REPORT")/stack.json
  if [ ! -f routes/target/kosmoconnect-hub.jar ] || [ ! -f "$(artifact testbed)" ]; then
    echo "The browser journeys cannot run: the hub is not built." >&2
    suite "browser journeys" 0 1 0 0
    return
  fi
  echo "Starting the demo for the browser journeys (log: $LOGS/demo.log) ..."
  java -Xmx384m -XX:+UseSerialGC -Dkosmo.hub.jar=routes/target/kosmoconnect-hub.jar -cp "$(testbed_classpath)" \
    org.kosmoconnect.testbed.Demo --ephemeral --days 2 --json "$stack" >"$LOGS/demo.log" 2>&1 &
  DEMO_PID=$!
  trap stop_demo EXIT
  while [ ! -f "$stack" ]; do
    if ! kill -0 $DEMO_PID 2>/dev/null || [ $((SECONDS - began)) -gt 300 ]; then
      tail -n 5 "$LOGS/demo.log" >&2
      echo "The demo for the browser journeys did not come up." >&2
      suite "browser journeys" 0 1 0 $((SECONDS - began))
      return
    fi
    sleep 0.5
  done
  echo "Running the browser journeys (log: $log) ..."
  local status=0 text passed failed
  (cd web && KOSMO_E2E_STACK="$stack" npm run --silent e2e) >"$log" 2>&1 || status=1
  stop_demo
  text=$(sed 's/\x1b\[[0-9;]*m//g' "$log")
  passed=$(sed -nE 's/^(#|ℹ) pass ([0-9]+).*/\2/p' <<<"$text" | tail -n 1)
  failed=$(sed -nE 's/^(#|ℹ) fail ([0-9]+).*/\2/p' <<<"$text" | tail -n 1)
  if [ "${failed:-0}" -gt 0 ] || [ $status -ne 0 ]; then
    grep -E '^ *(not ok|✖)' <<<"$text" | head -n 20 || tail -n 20 "$log"
  fi
  if [ "${passed:-0}" -eq 0 ] || { [ $status -ne 0 ] && [ "${failed:-0}" -eq 0 ]; }; then
    failed=$((${failed:-0} + 1))
  fi
  suite "browser journeys" "${passed:-0}" "${failed:-0}" 0 $((SECONDS - began))
}

stop_demo() {
  if [ -n "$DEMO_PID" ]; then
    kill "$DEMO_PID" 2>/dev/null || true
    wait "$DEMO_PID" 2>/dev/null || true
    DEMO_PID=
  fi
}

# Where two classes run at a time, their seconds are more than the clock's; the share is of all suites' seconds.
summary() {
  local all=$1
  echo
  awk -F'\t' -v all="$all" '
    { line[NR] = sprintf("%-28s %8d %8d %8d %8d", $1, $2, $3, $4, $5); took[NR] = $5
      passed += $2; failed += $3; skipped += $4; used += $5 }
    END {
      printf "%-28s %8s %8s %8s %8s %6s\n", "suite", "passed", "failed", "skipped", "seconds", "share"
      for (i = 1; i <= NR; i++) printf "%s %5d%%\n", line[i], used ? 100 * took[i] / used : 0
      printf "%-28s %8d %8d %8d %8d by the clock\n\n", "all", passed, failed, skipped, all
      if (skipped) printf "%d skipped: see the log\n", skipped
      printf "%d passed, %d failed\n", passed, failed
      exit failed > 0 || passed == 0
    }' "$REPORT/suites"
}
