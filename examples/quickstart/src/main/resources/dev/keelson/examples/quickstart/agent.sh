#!/bin/sh
# Plays the agent: reads, thinks, edits, and tells what it used, as a wrapper around a real one would.
set -eu
echo "task: $KEELSON_TASK"
echo "reading greet.sh"
read_words=$(cat greet.sh test.sh | wc -w)
sed 's/Helo/Hello/' greet.sh >greet.mended
mv greet.mended greet.sh
echo "mended:"
git --no-pager diff --unified=0 -- greet.sh | tail -n 2
written_words=$(wc -w <greet.sh)
printf 'usage: {"provider":"local","model":"sed","input_tokens":%d,"output_tokens":%d,"cost_usd":0}\n' \
  "$read_words" "$written_words"
