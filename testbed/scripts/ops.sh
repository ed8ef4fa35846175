# What operators do with a running hub, over its API. Sourced by ./kosmo in the root folder.

run_ops() {
  local task=${1:-} hub=${KOSMO_PUBLIC_URL:-http://localhost:8080}
  [ $# -eq 0 ] || shift
  if [ "${1:-}" = --hub ]; then
    hub=${2:?"--hub needs a URL"}
    shift 2
  fi
  if [ "$task" != rotate-keys ] || [ $# -gt 0 ]; then
    echo "Usage: ./kosmo ops rotate-keys [--hub URL]" >&2
    exit 2
  fi
  require_tools curl
  [ -n "${KOSMO_TOKEN:-}" ] || { echo "KOSMO_TOKEN is not set: make a token with the scope admin, as an operator" >&2; exit 2; }
  # On standard input, for the arguments of a process can be read by others.
  if printf 'header = "Authorization: Bearer %s"\n' "$KOSMO_TOKEN" |
    curl --config - --silent --show-error --fail-with-body --request POST "${hub%/}/api/v1/admin/signing-keys"; then
    echo "New tokens are signed with a new key; those of the key before are good until they end."
  else
    echo
    echo "The hub has not rotated its keys." >&2
    exit 1
  fi
}
