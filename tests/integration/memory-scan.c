/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "memory-scan.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

/* A piece of the password, this long, is searched for in each form. */
#define PIECE_BYTES 8
/* Small enough that many are all zeros: stacks and heaps that are hardly used. */
#define BLOCK_BYTES (32 * 1024)
/* The longest needle: a piece in UCS-4. */
#define OVERLAP_BYTES (PIECE_BYTES * 4)
/* What is shown on either side of a find. */
#define AROUND_BYTES 48

typedef struct
{
  const char *form;
  guint8 bytes[OVERLAP_BYTES];
  gsize n_bytes;
} Needle;

typedef struct
{
  int fd;
  GArray *needles;
  guint8 *block;
  guint n_found;
} Scan;

static void
add_needle (GArray *needles, const char *form, const char *text, gsize n_bytes, gsize width)
{
  Needle needle = { .form = form, .n_bytes = n_bytes * width };

  g_assert_cmpuint (needle.n_bytes, <=, sizeof needle.bytes);
  for (gsize i = 0; i < n_bytes; i++)
    needle.bytes[i * width] = (guint8) text[i];
  g_array_append_val (needles, needle);
}

/* What base64 makes of the password depends on how many bytes stand before it, and at its two ends on
 * what they are: those are left out. */
static void
add_base64_needles (GArray *needles, const char *password)
{
  static const char *const forms[] = { "base64", "base64 after 1", "base64 after 2" };

  for (gsize before = 0; before < G_N_ELEMENTS (forms); before++)
    {
      g_autofree char *text = g_strdup_printf ("%.*s%s", (int) before, "\1\1", password);
      g_autofree char *encoded = g_base64_encode ((const guint8 *) text, strlen (text));
      gsize n_bytes = strlen (encoded) - 4;

      for (gsize i = 4; i + 2 * PIECE_BYTES <= n_bytes; i += 2 * PIECE_BYTES)
        add_needle (needles, forms[before], encoded + i, 2 * PIECE_BYTES, 1);
    }
}

static GArray *
needles_new (const char *password)
{
  GArray *needles = g_array_new (FALSE, FALSE, sizeof (Needle));

  for (gsize i = 0; i + PIECE_BYTES <= strlen (password); i += PIECE_BYTES)
    {
      add_needle (needles, "UTF-8", password + i, PIECE_BYTES, 1);
      add_needle (needles, "UTF-16", password + i, PIECE_BYTES, 2);
      add_needle (needles, "UCS-4", password + i, PIECE_BYTES, 4);
    }
  add_base64_needles (needles, password);
  return needles;
}

static void
show (const Needle *needle, const char *mapping, const guint8 *at, const guint8 *begin, const guint8 *end)
{
  g_autoptr (GString) around = g_string_new (NULL);
  const guint8 *from = at - begin > AROUND_BYTES ? at - AROUND_BYTES : begin;
  const guint8 *to = end - at > 2 * AROUND_BYTES ? at + 2 * AROUND_BYTES : end;

  for (const guint8 *p = from; p < to; p++)
    g_string_append_c (around, g_ascii_isprint ((char) *p) ? (char) *p : '.');
  g_test_message ("%s in %s: %s", needle->form, mapping, around->str);
}

static void
scan_block (Scan *scan, const char *mapping, gsize n_bytes)
{
  for (guint i = 0; i < scan->needles->len; i++)
    {
      const Needle *needle = &g_array_index (scan->needles, Needle, i);
      const guint8 *end = scan->block + n_bytes;
      const guint8 *from = scan->block;
      const guint8 *at;

      while ((at = memmem (from, (gsize) (end - from), needle->bytes, needle->n_bytes)) != NULL)
        {
          scan->n_found++;
          show (needle, mapping, at, scan->block, end);
          from = at + needle->n_bytes;
        }
    }
}

static gboolean
is_all_zeros (const guint8 *block, gsize n_bytes)
{
  return block[0] == 0 && memcmp (block, block + 1, n_bytes - 1) == 0;
}

/* What lies across the end of a block is found in the next one, which begins a little before it. */
static void
scan_mapping (Scan *scan, const char *mapping, goffset begin, goffset end)
{
  while (end - begin > OVERLAP_BYTES)
    {
      gssize n_bytes = pread (scan->fd, scan->block, (gsize) MIN (BLOCK_BYTES, end - begin), begin);

      if (n_bytes <= OVERLAP_BYTES)
        return;
      if (!is_all_zeros (scan->block, (gsize) n_bytes))
        scan_block (scan, mapping, (gsize) n_bytes);
      begin += n_bytes - OVERLAP_BYTES;
      if (begin + OVERLAP_BYTES == end)
        return;
    }
}

/**
 * pr_memory_scan_is_possible:
 * @pid: a process
 *
 * Returns: %TRUE if this user may read its memory; else the test is skipped
 */
gboolean
pr_memory_scan_is_possible (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/mem", pid);
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    g_test_skip ("this system does not let the memory of a child be read");
  else
    close (fd);
  return fd >= 0;
}

static char *
read_proc (GPid pid, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, name);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

/**
 * pr_memory_scan_finds_no_core_dump:
 * @pid: a process
 *
 * Returns: %TRUE if there would be no core dump of it, and nothing of its memory in one
 */
gboolean
pr_memory_scan_finds_no_core_dump (GPid pid)
{
  g_autofree char *filter = read_proc (pid, "coredump_filter");
  g_autofree char *limits = read_proc (pid, "limits");
  const char *limit = strstr (limits, "Max core file size");
  guint64 n_bytes;

  g_assert_nonnull (limit);
  limit += strlen ("Max core file size");
  n_bytes = g_ascii_strtoull (limit + strspn (limit, " "), NULL, 10);
  return g_ascii_strtoull (filter, NULL, 16) == 0 && n_bytes <= 1
         && !g_str_has_prefix (limit + strspn (limit, " "), "unlimited");
}

/**
 * pr_memory_scan:
 * @pid: a process
 * @password: what must not be in it, ASCII, at least 32 characters
 *
 * Searches all that the process can write to for pieces of the password: as they are, in the forms that
 * toolkits have for text, and in base64 wherever that may begin. Each find is shown as a message of the
 * test.
 *
 * Returns: how many pieces were found
 */
guint
pr_memory_scan (GPid pid, const char *password)
{
  g_autofree char *maps_path = g_strdup_printf ("/proc/%d/maps", pid);
  g_autofree char *mem_path = g_strdup_printf ("/proc/%d/mem", pid);
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) needles = needles_new (password);
  g_autoptr (GError) error = NULL;
  Scan scan = { .block = block, .needles = needles };
  gsize n_scanned = 0;

  g_file_get_contents (maps_path, &maps, NULL, &error);
  g_assert_no_error (error);
  scan.fd = open (mem_path, O_RDONLY | O_CLOEXEC);
  g_assert_cmpint (scan.fd, >=, 0);
  lines = g_strsplit (maps, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      /* “55d0c8400000-55d0c8421000 rw-p 00000000 00:00 0 [heap]”, see proc(5). */
      char *rest;
      guint64 begin = g_ascii_strtoull (*line, &rest, 16);
      guint64 end = *rest == '-' ? g_ascii_strtoull (rest + 1, &rest, 16) : 0;

      if (end <= begin || !g_str_has_prefix (rest, " rw"))
        continue;
      scan_mapping (&scan, *line, (goffset) begin, (goffset) end);
      n_scanned += end - begin;
    }
  close (scan.fd);
  g_assert_cmpuint (n_scanned, >, 0);
  g_test_message ("%zu MiB scanned", n_scanned >> 20);
  return scan.n_found;
}

/* Between fork() and exec() there is nothing but system calls. */
static G_GNUC_NORETURN void
become (char *const *argv)
{
  int null = open ("/dev/null", O_RDWR);

  if (null < 0 || dup2 (null, STDOUT_FILENO) < 0 || dup2 (null, STDERR_FILENO) < 0
      || ptrace (PTRACE_TRACEME, 0, NULL, NULL) != 0)
    _exit (127);
  raise (SIGSTOP);
  execv (argv[0], argv);
  _exit (127);
}

static gboolean
is_at_end (int status)
{
  return status >> 8 == (SIGTRAP | (PTRACE_EVENT_EXIT << 8));
}

/* What a stop of the process is to be told to go on with: its signal, but none that tracing made. */
static int
signal_to_pass_on (int status)
{
  int signal_number = WSTOPSIG (status);

  return signal_number == SIGTRAP || signal_number == SIGSTOP ? 0 : signal_number;
}

/**
 * pr_memory_scan_at_end:
 * @argv: a program, by its path, and its arguments
 * @password: see pr_memory_scan()
 * @status: (out): its exit status, as of waitpid()
 * @n_found: (out): how many pieces were found
 *
 * Runs a program without output, and searches it when it has done all that it does and has not yet given
 * back its memory. To be called by the thread that started the process.
 *
 * Returns: %FALSE if this system does not let a child be traced; then the test is skipped
 */
gboolean
pr_memory_scan_at_end (const char *const *argv, const char *password, int *status, guint *n_found)
{
  pid_t child = fork ();

  *n_found = 0;
  if (child == 0)
    become ((char *const *) argv);
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, status, 0), ==, child);
  if (!WIFSTOPPED (*status)
      || ptrace (PTRACE_SETOPTIONS, child, NULL, PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL) != 0)
    {
      g_test_skip ("this system does not let a child be traced");
      kill (child, SIGKILL);
      waitpid (child, status, 0);
      return FALSE;
    }

  while (WIFSTOPPED (*status))
    {
      if (is_at_end (*status))
        *n_found = pr_memory_scan (child, password);
      ptrace (PTRACE_CONT, child, NULL, signal_to_pass_on (*status));
      g_assert_cmpint (waitpid (child, status, 0), ==, child);
    }
  return TRUE;
}
