#!/usr/bin/env bash
# Creates the topics of a run, those that are missing; changes none that exist.
#
#   deploy/topics.sh HOST:PORT [OPTION…]
#
# Options go to kafka-topics.sh, for example --command-config admin.properties.
# KAFKA_TOPICS   the command, if kafka-topics.sh is not on the path
# PARTITIONS     of ais.raw (default: 1, the log itself); several are for the decode stage, whose topics are then created too
# REPLICATION    replicas of each partition (default: the broker's default.replication.factor); 3 where there are three brokers
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
server=$1
shift
options=("$@")

create() { # NAME PARTITIONS SETTING…
  local name=$1 partitions=$2 settings=() setting
  shift 2
  for setting; do settings+=(--config "$setting"); done
  # Unquoted: the command may be of several words.
  ${KAFKA_TOPICS:-kafka-topics.sh} --bootstrap-server "$server" ${options[@]+"${options[@]}"} --create --if-not-exists \
    --topic "$name" --partitions "$partitions" ${REPLICATION:+--replication-factor "$REPLICATION"} "${settings[@]}"
}

week=604800000

# What comes in; where it has one partition its order is the order of detection. A week is how long a detector may be down and lose nothing.
create ais.raw "${PARTITIONS:-1}" retention.ms=$week
if [ "${PARTITIONS:-1}" -gt 1 ]; then
  # The log that the decode stage makes of it.
  create ais.reports 1 retention.ms=$week
  # How far each partition is decoded, for the other instances: the last record of each counts.
  create aisdetector.decode 1 cleanup.policy=compact segment.bytes=16777216 min.cleanable.dirty.ratio=0.1
fi
# Key: the alert's id. Every revision stays for a week, the last one for good.
create sts.alerts 1 cleanup.policy=compact min.compaction.lag.ms=$week
# What could not be decoded.
create ais.dead-letter 1 retention.ms=$week
# How far each group has come: a record a transaction, of which the last counts. Small segments are compacted early, and read fast at a start.
create aisdetector.progress 1 cleanup.policy=compact segment.bytes=16777216 min.cleanable.dirty.ratio=0.1
# Snapshots, one every ten minutes and one at a clean stop. Keep eight or more of them: see README.md, "Sizing".
create aisdetector.state 1 cleanup.policy=delete retention.ms=$week retention.bytes=4294967296 max.message.bytes=1048588
