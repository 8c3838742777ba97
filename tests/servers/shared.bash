# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts here share. Read in by them, with $dir, $host, $user and $group set in time.

# free_port [PORT…]: not one of these, and below those that the kernel gives to clients and to servers
# that bind to port 0.
free_port ()
{
  local port

  while true; do
    port=$((20000 + RANDOM % 12000))
    if ! [[ " $* " == *" $port "* ]] && ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

# choose_user: who runs the servers, and what stands before a command for that. Root lends them a user
# without rights; everybody else runs them as they are.
choose_user ()
{
  as_user=()
  if [ "$(id -u)" = 0 ]; then
    user=nobody group=nogroup
    as_user=(setpriv --reuid="$user" --regid="$group" --clear-groups)
  else
    user=$(id -un) group=$(id -gn)
  fi
}

# give FILE…: to whoever runs the servers
give ()
{
  if [ "$(id -u)" = 0 ]; then
    chown "$user:$group" "$@"
  fi
}

# make_certificates DIGEST: signed with that
make_certificates ()
{
  local ca=(-CA "$dir/ca.pem" -CAkey "$dir/ca.key")

  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 60 \
    -subj '/CN=Postrider test authority' -keyout "$dir/ca.key" -out "$dir/ca.pem" \
    -config <(printf '[req]\ndistinguished_name = name\nx509_extensions = ca\n[name]\n[ca]\n%s\n%s\n' \
      'basicConstraints = critical, CA:TRUE' 'keyUsage = critical, keyCertSign, cRLSign')
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj '/CN=localhost' \
    -keyout "$dir/server.key" -out "$dir/server.csr" \
    -config <(printf '[req]\ndistinguished_name = name\n[name]\n')
  openssl x509 -req "-$1" -in "$dir/server.csr" "${ca[@]}" -days 30 -out "$dir/server.pem" \
    -extfile <(printf '%s\n' 'subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1, IP:'"$host" \
      'keyUsage = critical, digitalSignature' 'extendedKeyUsage = serverAuth')
  chmod 644 "$dir/server.key"
}

# for_each_user COMMAND: with the name and the password of each
for_each_user ()
{
  "$1" ann "correct horse ä\"\\"
  "$1" bob 'battery staple'
  "$1" cyd "$(printf 'x%.0s' {1..4096})"
}

# fill TEMPLATE OUTPUT NAME=VALUE…
fill ()
{
  local template=$1 output=$2 text pair
  shift 2

  text=$(<"$template")
  for pair; do
    text=${text//"@${pair%%=*}@"/"${pair#*=}"}
  done
  printf '%s\n' "$text" >"$output"
}

# wait_for_port ADDRESS PORT: fails where nobody listens there after five seconds
wait_for_port ()
{
  local tries

  for ((tries = 0; tries < 500; tries++)); do
    if (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; then
      return 0
    fi
    sleep 0.01
  done
  return 1
}

# remove: the servers are dead, but one of the dying may still have made a file
remove ()
{
  local tries

  for ((tries = 0; tries < 50; tries++)); do
    rm -rf "$dir" 2>/dev/null || true
    [ -e "$dir" ] || return 0
    sleep 0.1
  done
}

# fetch CACHE PACKAGE PROGRAM: the package unpacked into CACHE, unless PROGRAM is already there. In a
# folder beside, which becomes CACHE in one go: tests may run side by side. With a network that
# swallows everything it must not take the time of a test.
fetch ()
{
  local cache=$1 package=$2 program=$3 fresh

  [ ! -x "$cache/$program" ] || return 0
  command -v apt-get >/dev/null || skip "$package is not here, and apt-get neither"
  fresh=$(mktemp -d "$cache.XXXXXX" 2>/dev/null) ||
    skip "$package is not here, and $cache cannot be made"
  if ! (cd "$fresh" && timeout 20 apt-get -qq download "$package") >"$fresh/log" 2>&1 </dev/null ||
     ! dpkg -x "$fresh/$package"*.deb "$fresh/root" >>"$fresh/log" 2>&1; then
    rm -rf "$fresh"
    # shellcheck disable=SC1111
    skip "$package is not here, and “apt-get download $package” fails"
  fi
  chmod -R a+rX "$fresh/root"
  mv -T "$fresh/root" "$cache" 2>/dev/null || [ -x "$cache/$program" ]
  rm -rf "$fresh"
}

# skip REASON: the words that a test tells, in place of “ready”
skip ()
{
  echo "$1"
  exit 77
}
