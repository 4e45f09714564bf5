#!/usr/bin/env bash
# Allows the programs' users what they need and no more (README.md, "Rights"). The topics exist already: topics.sh.
#
#   deploy/acls.sh HOST:PORT [OPTION…]
#
# Options go to kafka-acls.sh, for example --command-config admin.properties.
# KAFKA_ACLS   the command, if kafka-acls.sh is not on the path
# DETECTOR, FEED, OFFICER   the users of run, of feed and of those who read alerts
# DECODER      the user of run --stage decode, where there is a decode stage
# GROUP, DECODE_GROUP   the detector's --group, the decode stage's
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
server=$1
shift
options=("$@")
detector=${DETECTOR:-aisdetector} feed=${FEED:-aisdetector-feed} officer=${OFFICER:-officer} group=${GROUP:-aisdetector}

allow() { # USER ARGUMENT…
  local user=$1
  shift
  # Unquoted: the command may be of several words.
  ${KAFKA_ACLS:-kafka-acls.sh} --bootstrap-server "$server" ${options[@]+"${options[@]}"} --add --allow-principal "User:$user" "$@"
}

# Reading or writing allows describing. An operation holds for all that its line names.
allow "$detector" --operation Read --topic ais.raw --topic aisdetector.progress --topic aisdetector.state --group "$group"
allow "$detector" --operation Write --topic sts.alerts --topic ais.dead-letter --topic aisdetector.progress --topic aisdetector.state --transactional-id "aisdetector-$group"
allow "$feed" --operation Write --topic ais.raw
allow "$officer" --operation Read --topic sts.alerts
if [ -n "${DECODER:-}" ]; then
  allow "$DECODER" --operation Read --topic ais.raw --topic aisdetector.decode
  allow "$DECODER" --operation Write --topic ais.reports --topic ais.dead-letter --topic aisdetector.decode
  allow "$DECODER" --operation Read --group "${DECODE_GROUP:-aisdetector-decode}"
  allow "$detector" --operation Read --topic ais.reports
fi
# Whoever reads alerts does so in a group of a name of its own.
allow "$officer" --operation Read --group "$officer" --resource-pattern-type prefixed
