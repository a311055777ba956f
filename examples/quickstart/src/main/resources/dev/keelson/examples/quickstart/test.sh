#!/bin/sh
# Fails unless the greeting is right.
greeting=$(sh greet.sh Ana)
if [ "$greeting" = "Hello, Ana!" ]; then
  echo "the greeting is right"
else
  echo "expected: Hello, Ana!"
  echo "     got: $greeting"
  exit 1
fi
