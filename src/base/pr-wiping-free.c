/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-process.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* free() and realloc() with a difference: what is given back is written over. Ours wipe what they know to
 * be secret, but a password on the screen also passes through GTK, Pango, the message to a screen reader
 * and more, which do not. glibc's own way to that, M_PERTURB, forgets small pieces (tcache), and writes
 * over what is handed out as well: at the start alone that is tens of megabytes, most of it for GL.
 *
 * Part of a program and not of a library, as it is the program's symbols that are found first. Behind
 * them is whatever would be there otherwise: the C library, or what the user has put in front of it by
 * LD_PRELOAD. */

/* So much may be kept for nothing by a piece of memory that shrinks. */
#define SPARE_BYTES 4096

typedef void (*FreeFunc) (void *memory);
typedef void *(*ReallocFunc) (void *memory, size_t n_bytes);

/* Looks up what is behind, once. That may itself want to free something meanwhile, which is then let be. */
static void *
look_up (void **behind, const char *name)
{
  static __thread int is_looking;
  void *found = __atomic_load_n (behind, __ATOMIC_RELAXED);

  if (found != NULL || is_looking != 0)
    return found;
  is_looking = 1;
  found = dlsym (RTLD_NEXT, name);
  is_looking = 0;
  __atomic_store_n (behind, found, __ATOMIC_RELAXED);
  return found;
}

static void
free_behind (void *memory)
{
  static void *behind;
  void *found = look_up (&behind, "free");
  FreeFunc func;

  if (found == NULL)
    return;
  memcpy (&func, &found, sizeof func); /* ISO C has no cast for it */
  func (memory);
}

static ReallocFunc
get_realloc_behind (void)
{
  static void *behind;
  void *found = look_up (&behind, "realloc");
  ReallocFunc func = NULL;

  if (found != NULL)
    memcpy (&func, &found, sizeof func);
  return func;
}

void
free (void *memory)
{
  if (memory == NULL)
    return;
  if (pr_process_get_wiping ())
    explicit_bzero (memory, malloc_usable_size (memory));
  free_behind (memory);
}

/* By the one behind only while there is nothing to wipe: it would leave a copy where the memory was. */
void *
realloc (void *memory, size_t n_bytes)
{
  ReallocFunc behind = pr_process_get_wiping () ? NULL : get_realloc_behind ();
  size_t usable_bytes;
  void *fresh;

  if (behind != NULL)
    return behind (memory, n_bytes);
  if (memory == NULL)
    return malloc (n_bytes);
  if (n_bytes == 0)
    {
      free (memory);
      return NULL;
    }
  usable_bytes = malloc_usable_size (memory);
  if (n_bytes <= usable_bytes && usable_bytes - n_bytes <= SPARE_BYTES)
    {
      explicit_bzero ((char *) memory + n_bytes, usable_bytes - n_bytes);
      return memory;
    }

  fresh = malloc (n_bytes);
  if (fresh == NULL)
    return NULL;
  memcpy (fresh, memory, n_bytes < usable_bytes ? n_bytes : usable_bytes);
  free (memory);
  return fresh;
}
