/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* free() and realloc() with a difference: what is given back is written over. Ours wipe what they know to
 * be secret, but a password on the screen also passes through GTK, Pango, the message to a screen reader
 * and more, which do not. M_PERTURB, see pr_process_guard_memory(), is for this, but glibc forgets it for
 * small pieces (tcache): those are seen to here, the larger there.
 *
 * Part of a program and not of a library, as it is the program's symbols that are found first. Behind
 * them is whatever would be there otherwise: the C library, or what the user has put in front of it by
 * LD_PRELOAD. */

#define SMALL_BYTES 4096

typedef void (*FreeFunc) (void *memory);
typedef void *(*ReallocFunc) (void *memory, size_t n_bytes);

/* Looks up what is behind. It may itself want to free something meanwhile, which is then let be. */
static void *
look_up (const char *name)
{
  static __thread int is_looking;
  void *found = NULL;

  if (is_looking == 0)
    {
      is_looking = 1;
      found = dlsym (RTLD_NEXT, name);
      is_looking = 0;
    }
  return found;
}

static void
free_behind (void *memory)
{
  static void *behind;
  void *found = __atomic_load_n (&behind, __ATOMIC_RELAXED);
  FreeFunc func;

  if (found == NULL)
    {
      found = look_up ("free");
      __atomic_store_n (&behind, found, __ATOMIC_RELAXED);
    }
  if (found == NULL)
    return;
  memcpy (&func, &found, sizeof func); /* ISO C has no cast for it */
  func (memory);
}

static void *
realloc_behind (void *memory, size_t n_bytes)
{
  static void *behind;
  void *found = __atomic_load_n (&behind, __ATOMIC_RELAXED);
  ReallocFunc func;

  if (found == NULL)
    {
      found = look_up ("realloc");
      __atomic_store_n (&behind, found, __ATOMIC_RELAXED);
    }
  if (found == NULL)
    return NULL;
  memcpy (&func, &found, sizeof func);
  return func (memory, n_bytes);
}

void
free (void *memory)
{
  size_t usable_bytes = memory == NULL ? 0 : malloc_usable_size (memory);

  if (usable_bytes > 0 && usable_bytes <= SMALL_BYTES)
    explicit_bzero (memory, usable_bytes);
  if (memory != NULL)
    free_behind (memory);
}

void *
realloc (void *memory, size_t n_bytes)
{
  size_t usable_bytes = memory == NULL ? 0 : malloc_usable_size (memory);
  void *fresh;

  if (memory == NULL)
    return malloc (n_bytes);
  if (n_bytes == 0)
    {
      free (memory);
      return NULL;
    }
  if (n_bytes < usable_bytes)
    explicit_bzero ((char *) memory + n_bytes, usable_bytes - n_bytes);
  if (usable_bytes > SMALL_BYTES)
    return realloc_behind (memory, n_bytes);
  if (n_bytes <= usable_bytes)
    return memory;

  fresh = malloc (n_bytes);
  if (fresh == NULL)
    return NULL;
  memcpy (fresh, memory, usable_bytes);
  free (memory);
  return fresh;
}
