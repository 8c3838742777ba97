/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/*
 * ThreadSanitizer does not see what GLib's locks and counts keep in order, as the GLib of the system
 * is not compiled for it, and would report each use of them. So, in builds for it only, these stand
 * before GLib's own functions and tell it: what was done before an unlock, or before a reference was
 * given up, happened before the next lock, or the freeing.
 */

#include <gio/gio.h>

#include <dlfcn.h>
#include <string.h>
#include <sanitizer/tsan_interface.h>

#undef g_object_unref

/* G_DEFINE_QUARK looks a name up again until it sees the number that another thread has noted, which
 * is the same; classes are filled in behind locks that GLib keeps to itself. */
const char *__tsan_default_suppressions (void);

const char *
__tsan_default_suppressions (void)
{
  return "race:_error_quark\nrace:_class_init\n";
}

static gpointer
find_real (const char *name)
{
  gpointer real = dlsym (RTLD_NEXT, name);

  if (real == NULL)
    __builtin_trap ();
  return real;
}

/* The function of GLib that the one of the same name here stands before. Found anew by each thread
 * that comes first: they all find the same. */
#define REAL(name) \
  static gpointer real_ = NULL; \
  gpointer known_ = g_atomic_pointer_get (&real_); \
  __typeof__ (&(name)) real = NULL; \
  if (known_ == NULL) \
    { \
      known_ = find_real (#name); \
      g_atomic_pointer_set (&real_, known_); \
    } \
  *(gpointer *) &real = known_

/* Giving up a reference may be what frees: then all others have given up theirs before. */
static void
give_up (gpointer counted)
{
  __tsan_release (counted);
  __tsan_acquire (counted);
}

void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock);

  real (mutex);
  __tsan_acquire (mutex);
}

gboolean
g_mutex_trylock (GMutex *mutex)
{
  REAL (g_mutex_trylock);
  gboolean locked = real (mutex);

  if (locked)
    __tsan_acquire (mutex);
  return locked;
}

void
g_mutex_unlock (GMutex *mutex)
{
  REAL (g_mutex_unlock);

  __tsan_release (mutex);
  real (mutex);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  REAL (g_cond_wait);

  __tsan_release (mutex);
  real (cond, mutex);
  __tsan_acquire (mutex);
}

gboolean
g_cond_wait_until (GCond *cond, GMutex *mutex, gint64 end_time)
{
  REAL (g_cond_wait_until);
  gboolean signalled;

  __tsan_release (mutex);
  signalled = real (cond, mutex, end_time);
  __tsan_acquire (mutex);
  return signalled;
}

void (g_once_init_leave) (volatile void *location, gsize result)
{
  REAL (g_once_init_leave);

  __tsan_release ((gpointer) location);
  real (location, result);
}

typedef struct
{
  GOnce *once;
  GThreadFunc func;
  gpointer arg;
} OnceCall;

static gpointer
once_call (gpointer data)
{
  const OnceCall *call = data;
  gpointer result = call->func (call->arg);

  __tsan_release ((gpointer) &call->once->status);
  return result;
}

gpointer
g_once_impl (GOnce *once, GThreadFunc func, gpointer arg)
{
  REAL (g_once_impl);
  OnceCall call = { once, func, arg };
  gpointer result = real (once, once_call, &call);

  __tsan_acquire ((gpointer) &once->status);
  return result;
}

void
g_atomic_rc_box_release (gpointer mem_block)
{
  REAL (g_atomic_rc_box_release);

  give_up (mem_block);
  real (mem_block);
}

void
g_atomic_rc_box_release_full (gpointer mem_block, GDestroyNotify clear_func)
{
  REAL (g_atomic_rc_box_release_full);

  give_up (mem_block);
  real (mem_block, clear_func);
}

void
g_object_unref (gpointer object)
{
  REAL (g_object_unref);

  give_up (object);
  real (object);
}

void
g_bytes_unref (GBytes *bytes)
{
  REAL (g_bytes_unref);

  if (bytes != NULL)
    give_up (bytes);
  real (bytes);
}

void
g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify result_destroy)
{
  REAL (g_task_return_pointer);

  __tsan_release (task);
  real (task, result, result_destroy);
}

void
g_task_return_error (GTask *task, GError *error)
{
  REAL (g_task_return_error);

  __tsan_release (task);
  real (task, error);
}

gpointer
g_task_propagate_pointer (GTask *task, GError **error)
{
  REAL (g_task_propagate_pointer);

  __tsan_acquire (task);
  return real (task, error);
}

/* What was done before a source was attached happened before its callback, and before that is freed.
 * Only for sources of the program itself, whose callbacks are all a GSourceFunc. */
typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify notify;
} Callback;

static gboolean
callback_call (gpointer data)
{
  Callback *callback = data;

  __tsan_acquire (g_main_current_source ());
  return callback->func (callback->data);
}

static void
callback_free (gpointer data)
{
  Callback *callback = data;

  __tsan_acquire (callback);
  if (callback->notify != NULL)
    callback->notify (callback->data);
  g_free (callback);
}

static gboolean
is_ours (const void *address)
{
  static const char here = 0;
  Dl_info info;
  Dl_info own;

  return dladdr (address, &info) != 0 && dladdr (&here, &own) != 0
         && strcmp (info.dli_fname, own.dli_fname) == 0;
}

void
g_source_set_callback (GSource *source, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  REAL (g_source_set_callback);
  Callback *callback;

  if (func == NULL || !is_ours (__builtin_return_address (0)))
    {
      real (source, func, data, notify);
      return;
    }
  callback = g_new (Callback, 1);
  callback->func = func;
  callback->data = data;
  callback->notify = notify;
  __tsan_release (callback);
  real (source, callback_call, callback, callback_free);
}

guint
g_source_attach (GSource *source, GMainContext *context)
{
  REAL (g_source_attach);

  __tsan_release (source);
  return real (source, context);
}

/* What was done before a piece of work was pushed happened before it is done. */
typedef struct
{
  GFunc func;
  gpointer data;
} Pool;

static void
pool_call (gpointer work, gpointer data)
{
  const Pool *pool = data;

  __tsan_acquire (work);
  pool->func (work, pool->data);
}

GThreadPool *
g_thread_pool_new (GFunc func,
                   gpointer user_data,
                   gint max_threads,
                   gboolean exclusive,
                   GError **error)
{
  REAL (g_thread_pool_new);
  Pool *pool;

  if (!is_ours (__builtin_return_address (0)))
    return real (func, user_data, max_threads, exclusive, error);
  pool = g_new (Pool, 1); /* as long as the program: nobody says when its last piece is done */
  pool->func = func;
  pool->data = user_data;
  return real (pool_call, pool, max_threads, exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error)
{
  REAL (g_thread_pool_push);

  __tsan_release (data);
  return real (pool, data, error);
}
