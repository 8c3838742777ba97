/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-race.h"

#include "pr-errand.h"
#include "pr-net.h"
#include "pr-wait.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

/* RFC 8305 §3: how long an IPv6 answer may lag behind an IPv4 one before connecting begins. */
#define RESOLUTION_DELAY_US (50 * 1000)

/* RFC 8305 §5: from one attempt to the next. */
#define ATTEMPT_DELAY_US (250 * 1000)

/* More addresses than any mail provider has; a look-up that gives more is not believed further. */
#define MAX_ADDRESSES_PER_FAMILY 16

typedef enum
{
  FAMILY_IPV6,
  FAMILY_IPV4,
  N_FAMILIES,
} Family;

typedef struct
{
  char *host;
  GResolverNameLookupFlags flags;
  GList *addresses;
  GError *error;
} Lookup;

struct _PrRace
{
  char *host;
  guint16 port;

  PrErrand *errands[N_FAMILIES];
  Lookup *lookups[N_FAMILIES]; /* borrowed from the errand */
  GQueue addresses[N_FAMILIES];
  GError *lookup_error;
  guint n_addresses;

  GArray *attempts;
  Family next_family;
  int winner; /* an index into attempts, or -1 */
};

static void
lookup_run (gpointer data)
{
  Lookup *lookup = data;
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  g_clear_error (&lookup->error);
  lookup->addresses = g_resolver_lookup_by_name_with_flags (resolver, lookup->host, lookup->flags,
                                                            NULL, &lookup->error);
}

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_free (lookup->host);
  g_resolver_free_addresses (lookup->addresses);
  g_clear_error (&lookup->error);
  g_free (lookup);
}

static void
attempt_clear (gpointer data)
{
  PrAttempt *attempt = data;

  g_clear_object (&attempt->address);
  if (attempt->fd >= 0)
    close (attempt->fd);
}

/**
 * pr_race_new:
 * @host: a host name, perhaps in Unicode, or an IP address without brackets
 * @port: 1 to 65535
 *
 * Returns: (transfer full): a race that has not begun
 */
PrRace *
pr_race_new (const char *host, guint16 port)
{
  PrRace *self = g_new0 (PrRace, 1);

  self->host = g_strdup (host);
  self->port = port;
  self->winner = -1;
  self->attempts = g_array_new (FALSE, TRUE, sizeof (PrAttempt));
  g_array_set_clear_func (self->attempts, attempt_clear);
  for (Family family = 0; family < N_FAMILIES; family++)
    g_queue_init (&self->addresses[family]);
  return self;
}

/**
 * pr_race_free:
 *
 * Lets go of everything that is still under way.
 */
void
pr_race_free (PrRace *self)
{
  for (Family family = 0; family < N_FAMILIES; family++)
    {
      g_clear_pointer (&self->errands[family], pr_errand_unref);
      g_queue_clear_full (&self->addresses[family], g_object_unref);
    }
  g_clear_error (&self->lookup_error);
  g_array_unref (self->attempts);
  g_free (self->host);
  g_free (self);
}

/* A failure that asks for another try outweighs “there is none”, which only one family may have. */
static void
note_lookup_error (PrRace *self, GError *error)
{
  if (error == NULL)
    return;
  if (self->lookup_error == NULL
      || g_error_matches (self->lookup_error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    {
      g_clear_error (&self->lookup_error);
      self->lookup_error = g_error_copy (error);
    }
}

static void
collect_lookups (PrRace *self)
{
  for (Family family = 0; family < N_FAMILIES; family++)
    {
      Lookup *lookup = self->lookups[family];

      if (self->errands[family] == NULL || !pr_errand_is_done (self->errands[family]))
        continue;
      for (GList *l = lookup->addresses;
           l != NULL && self->addresses[family].length < MAX_ADDRESSES_PER_FAMILY; l = l->next)
        {
          g_queue_push_tail (&self->addresses[family], g_object_ref (l->data));
          self->n_addresses++;
        }
      note_lookup_error (self, lookup->error);
      self->lookups[family] = NULL;
      g_clear_pointer (&self->errands[family], pr_errand_unref);
    }
}

static gboolean
lookups_are_done (PrRace *self)
{
  return self->errands[FAMILY_IPV4] == NULL && self->errands[FAMILY_IPV6] == NULL;
}

static void
start_lookup (PrRace *self, Family family, GResolverNameLookupFlags flags)
{
  Lookup *lookup = g_new0 (Lookup, 1);

  lookup->host = g_strdup (self->host);
  lookup->flags = flags;
  /* Stays where there is no thread to run in. */
  lookup->error = g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                                       "no thread for the look-up");
  self->lookups[family] = lookup;
  self->errands[family] = pr_errand_start ("pr-lookup", lookup_run, lookup, lookup_free);
}

static guint
add_lookups (PrRace *self, GPollFD *fds)
{
  guint n_fds = 0;

  for (Family family = 0; family < N_FAMILIES; family++)
    if (self->errands[family] != NULL)
      fds[n_fds++] = (GPollFD){ .fd = pr_errand_get_fd (self->errands[family]), .events = G_IO_IN };
  return n_fds;
}

static gboolean
set_resolve_error (PrRace *self, GError **error)
{
  if (self->lookup_error == NULL
      || g_error_matches (self->lookup_error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_HOST_NOT_FOUND, "“%s” has no address in DNS",
                 self->host);
  else
    g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_DNS_FAILURE, "%s", self->lookup_error->message);
  return FALSE;
}

static gboolean
set_time_is_up (const PrDeadline *deadline, PrNetError code, const char *message, GError **error)
{
  if (pr_deadline_run_has_ended (deadline))
    g_set_error_literal (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED,
                         "the time for the whole run is over");
  else
    g_set_error_literal (error, PR_NET_ERROR, (int) code, message);
  return FALSE;
}

/**
 * pr_race_resolve:
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Returns as soon as there is something to connect to; the other family's answer may still come
 * while pr_race_connect() runs. An IP address needs no look-up.
 *
 * Errors: %PR_NET_ERROR_HOST_NOT_FOUND, %PR_NET_ERROR_DNS_FAILURE, %PR_NET_ERROR_DNS_TIMED_OUT,
 * %PR_NET_ERROR_RUN_ENDED, %G_IO_ERROR_CANCELLED. RFC: 8305 §3. Thread: worker.
 *
 * Returns: %TRUE if there is at least one address
 */
gboolean
pr_race_resolve (PrRace *self,
                 const PrDeadline *deadline,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GInetAddress) literal = g_inet_address_new_from_string (self->host);
  gint64 end_us = g_get_monotonic_time () + pr_deadline_get_remaining_us (deadline);
  gint64 until_us = end_us;

  if (literal != NULL)
    {
      gboolean ipv6 = g_inet_address_get_family (literal) == G_SOCKET_FAMILY_IPV6;

      g_queue_push_tail (&self->addresses[ipv6 ? FAMILY_IPV6 : FAMILY_IPV4],
                         g_steal_pointer (&literal));
      self->n_addresses++;
      return TRUE;
    }

  start_lookup (self, FAMILY_IPV6, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY);
  start_lookup (self, FAMILY_IPV4, G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY);
  for (;;)
    {
      GPollFD fds[N_FAMILIES];

      collect_lookups (self);
      if (lookups_are_done (self) || self->addresses[FAMILY_IPV6].length > 0)
        break;
      if (self->addresses[FAMILY_IPV4].length > 0 && until_us == end_us)
        until_us = MIN (end_us, g_get_monotonic_time () + RESOLUTION_DELAY_US);

      switch (pr_wait_until (fds, add_lookups (self, fds), until_us, cancellable))
        {
        case PR_WAIT_READY:
          continue;
        case PR_WAIT_CANCELLED:
          return !g_cancellable_set_error_if_cancelled (cancellable, error);
        case PR_WAIT_TIME_IS_UP:
        default:
          if (self->n_addresses > 0)
            return TRUE;
          return set_time_is_up (deadline, PR_NET_ERROR_DNS_TIMED_OUT,
                                 "no answer from the name server in time", error);
        }
    }
  return self->n_addresses > 0 || set_resolve_error (self, error);
}

static GInetAddress *
next_address (PrRace *self)
{
  GInetAddress *address = g_queue_pop_head (&self->addresses[self->next_family]);
  Family other = self->next_family == FAMILY_IPV6 ? FAMILY_IPV4 : FAMILY_IPV6;

  if (address == NULL)
    return g_queue_pop_head (&self->addresses[other]);
  self->next_family = other;
  return address;
}

static gboolean
has_next_address (PrRace *self)
{
  return self->addresses[FAMILY_IPV6].length > 0 || self->addresses[FAMILY_IPV4].length > 0;
}

static void
attempt_end (PrAttempt *attempt, int error_number)
{
  attempt->duration_us = g_get_monotonic_time () - attempt->start_us;
  attempt->error_number = error_number;
  attempt->answered = error_number == 0;
  if (error_number != 0 && attempt->fd >= 0)
    {
      close (attempt->fd);
      attempt->fd = -1;
    }
}

static gboolean
attempt_is_pending (const PrAttempt *attempt)
{
  return attempt->fd >= 0 && !attempt->answered;
}

/* Each line is short and the other side waits for it: Nagle's algorithm would only add a delay. */
static void
set_socket_options (int fd)
{
  const int on = 1;

  (void) setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/* Returns whether the attempt is under way or has won; else it has failed already. */
static gboolean
start_attempt (PrRace *self)
{
  PrAttempt attempt = { .fd = -1, .start_us = g_get_monotonic_time () };
  g_autoptr (GSocketAddress) socket_address = NULL;
  struct sockaddr_storage native;
  gssize native_bytes;

  attempt.address = next_address (self);
  socket_address = g_inet_socket_address_new (attempt.address, self->port);
  native_bytes = g_socket_address_get_native_size (socket_address);
  attempt.fd = socket ((int) g_inet_address_get_family (attempt.address),
                       SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (attempt.fd < 0)
    attempt_end (&attempt, errno);
  else if (!g_socket_address_to_native (socket_address, &native, sizeof native, NULL))
    attempt_end (&attempt, EINVAL);
  else
    {
      set_socket_options (attempt.fd);
      if (connect (attempt.fd, (struct sockaddr *) &native, (socklen_t) native_bytes) == 0)
        attempt_end (&attempt, 0);
      else if (errno != EINPROGRESS)
        attempt_end (&attempt, errno);
    }
  g_array_append_val (self->attempts, attempt);
  return attempt.fd >= 0;
}

/* What became of an attempt, as an errno. A host that refuses answers SYN by RST, which is told as
 * ECONNREFUSED: one that resets has taken the connection before, and what it said may still be read. */
static int
connect_result (int fd)
{
  int error_number = 0;
  socklen_t size = sizeof error_number;

  if (getsockopt (fd, SOL_SOCKET, SO_ERROR, &error_number, &size) < 0)
    return errno;
  return error_number == ECONNRESET || error_number == EPIPE ? 0 : error_number;
}

static gboolean
find_winner (PrRace *self)
{
  for (guint i = 0; i < self->attempts->len && self->winner < 0; i++)
    if (g_array_index (self->attempts, PrAttempt, i).answered)
      self->winner = (int) i;
  return self->winner >= 0;
}

static guint
count_pending (PrRace *self)
{
  guint n_pending = 0;

  for (guint i = 0; i < self->attempts->len; i++)
    if (attempt_is_pending (&g_array_index (self->attempts, PrAttempt, i)))
      n_pending++;
  return n_pending;
}

/* Returns whether one of them has failed, which lets the next begin at once. */
static gboolean
judge_pending (PrRace *self, const GPollFD *fds, guint n_fds)
{
  gboolean one_failed = FALSE;

  for (guint i = 0; i < self->attempts->len; i++)
    {
      PrAttempt *attempt = &g_array_index (self->attempts, PrAttempt, i);

      for (guint f = 0; f < n_fds && attempt_is_pending (attempt); f++)
        if (fds[f].fd == attempt->fd && fds[f].revents != 0)
          {
            attempt_end (attempt, connect_result (attempt->fd));
            one_failed |= !attempt->answered;
          }
    }
  return one_failed;
}

/* What the host as a whole did: an address that refuses shows that the host is there, silence weighs
 * more than a missing route, and a route is often missing for one family only. */
static int
set_connect_error (PrRace *self, const PrDeadline *deadline, gboolean time_is_up, GError **error)
{
  const PrAttempt *refused = NULL;
  const PrAttempt *unreachable = NULL;
  const PrAttempt *other = NULL;
  gboolean silent = time_is_up;

  for (guint i = 0; i < self->attempts->len; i++)
    {
      const PrAttempt *attempt = &g_array_index (self->attempts, PrAttempt, i);

      switch (attempt->error_number)
        {
        case 0:
          break;
        case ECONNREFUSED:
          refused = attempt;
          break;
        case ETIMEDOUT:
          silent = TRUE;
          break;
        case ENETUNREACH:
        case EHOSTUNREACH:
        case ENETDOWN:
        case EHOSTDOWN:
        case EADDRNOTAVAIL:
        case EAFNOSUPPORT:
          unreachable = attempt;
          break;
        default:
          other = attempt;
        }
    }

  if (refused != NULL)
    g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_REFUSED, "%s port %u: %s", self->host, self->port,
                 g_strerror (refused->error_number));
  else if (silent)
    set_time_is_up (deadline, PR_NET_ERROR_CONNECT_TIMED_OUT, "no address of the host answered",
                    error);
  else if (other != NULL)
    g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_CONNECT_FAILED, "%s port %u: %s", self->host,
                 self->port, g_strerror (other->error_number));
  else
    g_set_error (error, PR_NET_ERROR, PR_NET_ERROR_UNREACHABLE, "%s port %u: %s", self->host,
                 self->port, g_strerror (unreachable == NULL ? ENETUNREACH : unreachable->error_number));
  return -1;
}

static int
take_winner (PrRace *self)
{
  PrAttempt *winner = &g_array_index (self->attempts, PrAttempt, self->winner);
  int fd = winner->fd;

  winner->fd = -1;
  return fd;
}

/**
 * pr_race_connect:
 * @deadline: when to give up; one bound for all addresses together
 * @cancellable: (nullable): ends the wait at once
 * @error: return location
 *
 * Addresses that have not answered when another wins stay under way, so that pr_race_settle() can
 * tell later whether they lead anywhere.
 *
 * Errors: %PR_NET_ERROR_REFUSED, %PR_NET_ERROR_CONNECT_TIMED_OUT, %PR_NET_ERROR_UNREACHABLE,
 * %PR_NET_ERROR_CONNECT_FAILED, %PR_NET_ERROR_RUN_ENDED, %G_IO_ERROR_CANCELLED. RFC: 8305 §5.
 * Thread: worker.
 *
 * Returns: (transfer full): a connected, non-blocking socket, or -1
 */
int
pr_race_connect (PrRace *self,
                 const PrDeadline *deadline,
                 GCancellable *cancellable,
                 GError **error)
{
  gint64 end_us = g_get_monotonic_time () + pr_deadline_get_remaining_us (deadline);
  gint64 next_start_us = 0;

  for (;;)
    {
      GPollFD fds[N_FAMILIES * MAX_ADDRESSES_PER_FAMILY + N_FAMILIES];
      guint n_fds;
      gint64 until_us = end_us;

      collect_lookups (self);
      while (has_next_address (self)
             && (g_get_monotonic_time () >= next_start_us || count_pending (self) == 0))
        {
          next_start_us = start_attempt (self) ? g_get_monotonic_time () + ATTEMPT_DELAY_US : 0;
          if (find_winner (self))
            return take_winner (self);
        }
      if (count_pending (self) == 0 && lookups_are_done (self))
        return set_connect_error (self, deadline, FALSE, error);

      n_fds = add_lookups (self, fds);
      for (guint i = 0; i < self->attempts->len; i++)
        {
          const PrAttempt *attempt = &g_array_index (self->attempts, PrAttempt, i);

          if (attempt_is_pending (attempt))
            fds[n_fds++] = (GPollFD){ .fd = attempt->fd, .events = G_IO_OUT };
        }
      if (has_next_address (self))
        until_us = MIN (end_us, next_start_us);

      switch (pr_wait_until (fds, n_fds, until_us, cancellable))
        {
        case PR_WAIT_READY:
          if (judge_pending (self, fds, n_fds))
            next_start_us = 0;
          if (find_winner (self))
            return take_winner (self);
          break;
        case PR_WAIT_CANCELLED:
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return -1;
        case PR_WAIT_TIME_IS_UP:
        default:
          if (g_get_monotonic_time () >= end_us)
            return set_connect_error (self, deadline, TRUE, error);
        }
    }
}

/**
 * pr_race_linger:
 * @wait_ms: how long an address may take to answer, from the beginning of its attempt, in milliseconds
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 *
 * Where addresses that lost the race have not answered yet: gives them the rest of that time.
 * pr_race_settle() then tells what became of them. Thread: worker.
 */
void
pr_race_linger (PrRace *self, guint wait_ms, const PrDeadline *deadline, GCancellable *cancellable)
{
  for (guint i = 0; i < self->attempts->len; i++)
    {
      const PrAttempt *attempt = &g_array_index (self->attempts, PrAttempt, i);
      GPollFD fd = { .fd = attempt->fd, .events = G_IO_OUT };
      gint64 until_us = attempt->start_us + (gint64) wait_ms * 1000;
      gint64 end_us = g_get_monotonic_time () + pr_deadline_get_remaining_us (deadline);

      /* One after the other comes to the same: none waits longer for the others. */
      if (attempt_is_pending (attempt))
        (void) pr_wait_until (&fd, 1, MIN (until_us, end_us), cancellable);
    }
}

/**
 * pr_race_settle:
 *
 * Looks once more, without waiting, at the addresses that lost the race, then lets go of them. To be
 * called when the winner is no longer needed, so that they had as much time as possible. Thread:
 * worker.
 */
void
pr_race_settle (PrRace *self)
{
  for (guint i = 0; i < self->attempts->len; i++)
    {
      PrAttempt *attempt = &g_array_index (self->attempts, PrAttempt, i);
      GPollFD fd = { .fd = attempt->fd, .events = G_IO_OUT };

      if (!attempt_is_pending (attempt))
        continue;
      if (pr_wait_until (&fd, 1, 0, NULL) == PR_WAIT_READY)
        attempt_end (attempt, connect_result (attempt->fd));
      else
        attempt->duration_us = g_get_monotonic_time () - attempt->start_us;
      if (attempt->fd >= 0)
        close (attempt->fd);
      attempt->fd = -1;
    }
}

/**
 * pr_race_get_host:
 *
 * Returns: (transfer none): whom it is run to
 */
const char *
pr_race_get_host (PrRace *self)
{
  return self->host;
}

/**
 * pr_race_get_port:
 *
 * Returns: the port that is tried
 */
guint16
pr_race_get_port (PrRace *self)
{
  return self->port;
}

/**
 * pr_race_get_n_addresses:
 *
 * Returns: how many addresses the look-up has given so far
 */
guint
pr_race_get_n_addresses (PrRace *self)
{
  return self->n_addresses;
}

/**
 * pr_race_get_n_attempts:
 *
 * Returns: how many addresses have been tried
 */
guint
pr_race_get_n_attempts (PrRace *self)
{
  return self->attempts->len;
}

/**
 * pr_race_get_attempt:
 * @i: below pr_race_get_n_attempts()
 *
 * Returns: (transfer none): an attempt, in the order in which they began
 */
const PrAttempt *
pr_race_get_attempt (PrRace *self, guint i)
{
  g_return_val_if_fail (i < self->attempts->len, NULL);
  return &g_array_index (self->attempts, PrAttempt, i);
}

/**
 * pr_race_get_winner:
 *
 * Returns: (transfer none) (nullable): the attempt that became the connection
 */
const PrAttempt *
pr_race_get_winner (PrRace *self)
{
  return self->winner < 0 ? NULL : &g_array_index (self->attempts, PrAttempt, self->winner);
}
