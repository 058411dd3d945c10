#!/bin/sh
# The appliance's commands. As root they work on the appliance itself: as its user, with its folders.
set -eu
coach=/opt/repair-coach/current/bin/repair-coach
[ "$(id -u)" = 0 ] || exec "$coach" "$@"
exec runuser -u repair-coach -- env HOME=/dev/null \
    STATE_DIRECTORY=/var/lib/repair-coach CACHE_DIRECTORY=/var/cache/repair-coach "$coach" "$@"
