/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-login-gate.h"

#include "pr-wait.h"

#include <errno.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

typedef struct
{
  gboolean present;
  gboolean has_left;
  PrLoginVerdict verdict;
  char *host;
  char *login;
  PrSecret *secret;
  int event_fd; /* readable once it has left */
} Member;

struct _PrLoginGate
{
  GMutex mutex;
  Member members[PR_N_PROTOCOLS];
};

/**
 * pr_login_gate_new:
 *
 * Returns: (transfer full): a gate without services
 */
PrLoginGate *
pr_login_gate_new (void)
{
  PrLoginGate *self = g_atomic_rc_box_new0 (PrLoginGate);

  g_mutex_init (&self->mutex);
  return self;
}

/**
 * pr_login_gate_ref:
 *
 * Returns: (transfer full): @self
 */
PrLoginGate *
pr_login_gate_ref (PrLoginGate *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_login_gate_clear (gpointer data)
{
  PrLoginGate *self = data;

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (self->members[i].present)
      {
        g_free (self->members[i].host);
        g_free (self->members[i].login);
        g_clear_pointer (&self->members[i].secret, pr_secret_unref);
        close (self->members[i].event_fd);
      }
  g_mutex_clear (&self->mutex);
}

/**
 * pr_login_gate_unref:
 *
 * Gives up one reference.
 */
void
pr_login_gate_unref (PrLoginGate *self)
{
  g_atomic_rc_box_release_full (self, pr_login_gate_clear);
}

/**
 * pr_login_gate_add:
 * @protocol: a service that will sign in
 * @host: its server
 * @login: the name it signs in with
 * @secret: (nullable): what it signs in with
 *
 * To be called for all services before the first one enters. Each that was added has to leave, tried
 * or not.
 */
void
pr_login_gate_add (PrLoginGate *self,
                   PrProtocol protocol,
                   const char *host,
                   const char *login,
                   PrSecret *secret)
{
  Member *member = &self->members[protocol];

  g_return_if_fail (!member->present);

  member->present = TRUE;
  member->host = g_ascii_strdown (host, -1);
  member->login = g_utf8_casefold (login, -1);
  member->secret = secret == NULL ? NULL : pr_secret_ref (secret);
  member->event_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
}

/* The last two labels of a host name; an IP address whole. Too coarse for “example.co.uk”, which only
 * makes one service wait for another that need not. */
static const char *
provider_part (const char *host)
{
  const char *last_dot = strrchr (host, '.');

  if (last_dot == NULL || g_hostname_is_ip_address (host))
    return host;
  while (last_dot > host && last_dot[-1] != '.')
    last_dot--;
  return last_dot;
}

static gboolean
is_same_login (const Member *a, const Member *b)
{
  if (!a->present || !b->present || strcmp (a->login, b->login) != 0)
    return FALSE;
  if (a->secret == NULL || b->secret == NULL || !pr_secret_equal (a->secret, b->secret))
    return FALSE;
  /* An address is the name of one account wherever its servers stand. */
  return strchr (a->login, '@') != NULL
         || strcmp (provider_part (a->host), provider_part (b->host)) == 0;
}

/* The service that decides about @protocol: one that has tried, or the first that has yet to find
 * out; NULL where there is none. */
static const Member *
find_predecessor (PrLoginGate *self, PrProtocol protocol)
{
  const Member *undecided = NULL;

  for (guint i = 0; i < protocol; i++)
    {
      const Member *member = &self->members[i];

      if (!is_same_login (member, &self->members[protocol]))
        continue;
      if (!member->has_left)
        undecided = undecided == NULL ? member : undecided;
      else if (member->verdict != PR_LOGIN_NOT_TRIED)
        return member;
    }
  return undecided;
}

/**
 * pr_login_gate_enter:
 * @protocol: a service that is ready to sign in
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @decided_by: (out): which service has tried the same login, where one has
 * @verdict: (out): what came of that: only with %PR_LOGIN_NOT_TRIED and %PR_LOGIN_ACCEPTED may this
 *   service sign in too
 * @error: return location
 *
 * Waits for the services that go before this one and use the same login.
 *
 * Errors: those of pr_wait_for(). Thread: worker.
 *
 * Returns: %TRUE if there is a @verdict
 */
gboolean
pr_login_gate_enter (PrLoginGate *self,
                     PrProtocol protocol,
                     const PrDeadline *deadline,
                     GCancellable *cancellable,
                     PrProtocol *decided_by,
                     PrLoginVerdict *verdict,
                     GError **error)
{
  for (;;)
    {
      const Member *predecessor;
      gboolean decided;

      g_mutex_lock (&self->mutex);
      predecessor = find_predecessor (self, protocol);
      decided = predecessor == NULL || predecessor->has_left;
      g_mutex_unlock (&self->mutex);

      if (decided)
        {
          *verdict = predecessor == NULL ? PR_LOGIN_NOT_TRIED : predecessor->verdict;
          if (predecessor != NULL)
            *decided_by = (PrProtocol) (predecessor - self->members);
          return TRUE;
        }
      if (!pr_wait_for (predecessor->event_fd, G_IO_IN, deadline, cancellable, error))
        return FALSE;
    }
}

/**
 * pr_login_gate_leave:
 * @protocol: a service that was added
 * @verdict: what came of its signing in
 *
 * Lets the next one go on. Only the first call for a service counts, so that a worker can call it once
 * more at its end, whatever happened.
 */
void
pr_login_gate_leave (PrLoginGate *self, PrProtocol protocol, PrLoginVerdict verdict)
{
  Member *member = &self->members[protocol];
  const guint64 one = 1;

  g_mutex_lock (&self->mutex);
  if (member->present && !member->has_left)
    {
      member->has_left = TRUE;
      member->verdict = verdict;
      while (write (member->event_fd, &one, sizeof one) < 0 && errno == EINTR)
        continue;
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * pr_login_gate_was_accepted:
 * @protocol: a service
 *
 * Returns: %TRUE if another service has signed in with the same login
 */
gboolean
pr_login_gate_was_accepted (PrLoginGate *self, PrProtocol protocol)
{
  gboolean accepted = FALSE;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    accepted |= i != (guint) protocol && self->members[i].verdict == PR_LOGIN_ACCEPTED
                && is_same_login (&self->members[i], &self->members[protocol]);
  g_mutex_unlock (&self->mutex);
  return accepted;
}

/**
 * pr_login_gate_wait:
 * @protocol: another service of the run
 * @deadline: when to give up
 * @cancellable: (nullable): ends the wait at once
 * @verdict: (out): what came of its signing in; %PR_LOGIN_NOT_TRIED where it was not added
 * @error: return location
 *
 * Waits until that service has left. Not for one that has itself yet to leave and that the other
 * may be waiting for.
 *
 * Errors: those of pr_wait_for(). Thread: worker.
 *
 * Returns: %TRUE if @verdict is known
 */
gboolean
pr_login_gate_wait (PrLoginGate *self,
                    PrProtocol protocol,
                    const PrDeadline *deadline,
                    GCancellable *cancellable,
                    PrLoginVerdict *verdict,
                    GError **error)
{
  Member *member = &self->members[protocol];

  *verdict = PR_LOGIN_NOT_TRIED;
  if (!member->present)
    return TRUE;
  if (!pr_wait_for (member->event_fd, G_IO_IN, deadline, cancellable, error))
    return FALSE;
  g_mutex_lock (&self->mutex);
  *verdict = member->verdict;
  g_mutex_unlock (&self->mutex);
  return TRUE;
}
