#!/usr/bin/env bash
# Makes the package for machines without containers: artifacts/aisdetector-VERSION-RID.tar.gz, to be unpacked in /opt (README.md, "Linux with systemd").
#
#   deploy/package.sh [RID]
#
# RID   linux-x64 (default), or linux-arm64, whose machines need libsasl2 beside it
# Needs the .NET 10 SDK. The machines that get the package need no .NET: the runtime is in it.
set -euo pipefail

rid=${1:-linux-x64}
case $rid in linux-x64 | linux-arm64) ;; *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;; esac
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
name=aisdetector-$version

build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
dotnet publish src/AisDetector -c Release -r "$rid" --self-contained true -o "$build/$name"
# The recording of the demo, for the first alert.
cp tests/data/gfw_encounter_20150319/gfw_real_encounter.csv LICENSE NOTICE "$build/$name/"
cp -r deploy "$build/$name/deploy"
# The pages that deploy/README.md leads to.
cp --parents README.md src/AisDetector/README.md src/AisDetector.Core/README.md "$build/$name/"
chmod -R u=rwX,go=rX "$build/$name"

mkdir -p artifacts
tar -C "$build" --owner=root:0 --group=root:0 -czf "artifacts/$name-$rid.tar.gz" "$name"
echo "artifacts/$name-$rid.tar.gz"
