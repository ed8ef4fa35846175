# Runs the vector tests over a folder of the caller's. Sourced by ./kosmo in the root folder.

run_vectors() {
  local folder
  if [ $# -ne 1 ] || [ ! -d "$1" ]; then
    echo "Usage: ./kosmo vectors DIR, a folder that holds meshtastic, captures, btcpay or firmware" >&2
    exit 2
  fi
  folder=$(readlink -f "$1")
  local classpath=processors/target/vectors.classpath runner=processors/target/test-classes
  mkdir -p "$LOGS"
  if [ ! -f "$classpath" ] || [ ! -d "$runner" ] ||
    [ -n "$(find processors/pom.xml processors/src -newer "$classpath" -type f -print -quit)" ]; then
    echo "Building the codec and its vector tests (log: $LOGS/build.log) ..."
    if ! mvn -B -ntp test-compile dependency:build-classpath -pl processors -am -Dspotless.check.skip=true \
      -Dmdep.outputFile=target/vectors.classpath -Dmdep.includeScope=test >"$LOGS/build.log" 2>&1; then
      grep '^\[ERROR\]' "$LOGS/build.log" | head -n 20 >&2
      exit 1
    fi
  fi
  exec java -cp "processors/target/classes:$runner:$(cat "$classpath")" org.kosmoconnect.vectors.VectorsMain "$folder"
}
