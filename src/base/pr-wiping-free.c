/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* The C library's free() and realloc(), with a difference: what is given back is written over. Ours
 * wipe what they know to be secret, but a password on the screen also passes through GTK, Pango, the
 * message to a screen reader and more, which do not. M_PERTURB, see pr_process_guard_memory(), is for
 * this, but glibc forgets it for small pieces (tcache): those are seen to here, the larger there.
 *
 * Part of a program and not of a library, as it is the program's symbols that are found first. */

#define SMALL_BYTES 4096

/* glibc's own, under the names that it keeps for those who put something in front of them. */
extern void __libc_free (void *memory);
extern void *__libc_realloc (void *memory, size_t n_bytes);

void
free (void *memory)
{
  size_t usable_bytes = memory == NULL ? 0 : malloc_usable_size (memory);

  if (usable_bytes > 0 && usable_bytes <= SMALL_BYTES)
    explicit_bzero (memory, usable_bytes);
  __libc_free (memory);
}

void *
realloc (void *memory, size_t n_bytes)
{
  size_t usable_bytes = memory == NULL ? 0 : malloc_usable_size (memory);
  void *fresh;

  if (memory == NULL || n_bytes == 0)
    {
      free (memory);
      return memory == NULL ? malloc (n_bytes) : NULL;
    }
  if (n_bytes < usable_bytes)
    explicit_bzero ((char *) memory + n_bytes, usable_bytes - n_bytes);
  if (usable_bytes > SMALL_BYTES)
    return __libc_realloc (memory, n_bytes);
  if (n_bytes <= usable_bytes)
    return memory;

  fresh = malloc (n_bytes);
  if (fresh == NULL)
    return NULL;
  memcpy (fresh, memory, usable_bytes);
  free (memory);
  return fresh;
}
