#!/usr/bin/env bash
# Writes rules.yaml, the alarms for the Prometheus Operator, from prometheus/alerts.yaml.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
{
  cat <<'HEAD'
# The alarms for the Prometheus Operator. Made by rules.sh from ../../prometheus/alerts.yaml: change that one.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: aisdetector
spec:
HEAD
  sed 's/^\(.\)/  \1/' ../../prometheus/alerts.yaml
} >rules.yaml
