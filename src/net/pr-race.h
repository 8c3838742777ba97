/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrAttempt:
 * @address: the address that was tried
 * @error_number: why it failed, an errno; 0 where it answered or is still being waited for
 * @answered: %TRUE if a connection came about
 * @start_us: when it began, on the monotonic clock
 * @duration_us: how long it took, or has lasted so far
 *
 * One address of a host, and what came of it.
 */
typedef struct
{
  GInetAddress *address;
  int error_number;
  gboolean answered;
  gint64 start_us;
  gint64 duration_us;
  /*< private >*/
  int fd;
} PrAttempt;

/**
 * PrRace:
 *
 * Looks a host up and connects to all its addresses as RFC 8305 says: both families asked at once,
 * addresses tried in turns of the families, each 250 ms after the one before or as soon as that has
 * failed; the first that answers wins. Used by one worker.
 */
typedef struct _PrRace PrRace;

PrRace *pr_race_new (const char *host, guint16 port);
void pr_race_free (PrRace *self);

gboolean pr_race_resolve (PrRace *self,
                          const PrDeadline *deadline,
                          GCancellable *cancellable,
                          GError **error);
int pr_race_connect (PrRace *self,
                     const PrDeadline *deadline,
                     GCancellable *cancellable,
                     GError **error);
void pr_race_linger (PrRace *self,
                     guint wait_ms,
                     const PrDeadline *deadline,
                     GCancellable *cancellable);
void pr_race_settle (PrRace *self);

const char *pr_race_get_host (PrRace *self);
guint16 pr_race_get_port (PrRace *self);
guint pr_race_get_n_addresses (PrRace *self);
guint pr_race_get_n_attempts (PrRace *self);
const PrAttempt *pr_race_get_attempt (PrRace *self, guint i);
const PrAttempt *pr_race_get_winner (PrRace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrRace, pr_race_free)

G_END_DECLS
