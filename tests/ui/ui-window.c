/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-window.h"

#include "ui-drag.h"
#include "ui-keyboard.h"
#include "ui-tree.h"

#include <X11/Xatom.h>
#include <X11/Xutil.h>
#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* Long, for a machine that has much else to do: what comes is not waited for any longer than it takes. */
#define WAIT_US (60 * G_USEC_PER_SEC)
#define POLL_US (50 * 1000)

/* How long the window is waited for to stop changing before a picture is taken. */
#define AT_REST_US G_USEC_PER_SEC

/* How long a focus that nothing is said of is waited for. */
#define UNTOLD_US G_USEC_PER_SEC

/* More controls than any page has: a Tab that never comes to the wanted one ends here. */
#define MAX_TABS 60

/* In the first control of a page, whatever its size. */
#define BELOW_HEADER_PX 130

struct _PrUiWindow
{
  GSubprocess *process;
  Display *display;
  PrUiKeyboard *keyboard;
  PrUiTree *tree;
  char *dir;
};

/* --- The accessibility tree --- */

static gboolean
visit_all (PrUiWindow *self, PrUiVisit visit, gpointer user_data)
{
  return pr_ui_tree_walk (self->tree, FALSE, visit, user_data);
}

static gboolean
print_node (const PrUiNode *node, guint depth, gpointer user_data G_GNUC_UNUSED)
{
  g_autofree char *role = atspi_role_get_name (node->role);

  g_printerr ("#%*s%s “%s”%s%s\n", (int) depth * 2, "", role, node->name,
              node->is_focusable ? " focusable" : "", node->is_focused ? " FOCUSED" : "");
  return FALSE;
}

static void G_GNUC_NORETURN
fail (PrUiWindow *self, const char *what, const char *name)
{
  g_printerr ("# The window, as a screen reader finds it:\n");
  pr_ui_tree_walk (self->tree, TRUE, print_node, NULL);
  pr_ui_window_take_picture (self, "failed");
  g_error ("%s “%s”", what, name);
}

typedef struct
{
  const char *name;
  char *found; /* its path */
} Search;

static gboolean
name_begins (const PrUiNode *node, guint depth G_GNUC_UNUSED, gpointer user_data)
{
  Search *search = user_data;

  if (!g_str_has_prefix (node->name, search->name))
    return FALSE;
  search->found = g_strdup (node->path);
  return TRUE;
}

static gboolean
is_text_of_that_name (const PrUiNode *node, guint depth, gpointer user_data)
{
  return (node->role == ATSPI_ROLE_TEXT || node->role == ATSPI_ROLE_ENTRY
          || node->role == ATSPI_ROLE_PASSWORD_TEXT)
         && name_begins (node, depth, user_data);
}

static gboolean
focused_name_begins (const PrUiNode *node, guint depth G_GNUC_UNUSED, gpointer user_data)
{
  Search *search = user_data;

  return node->is_focused && g_str_has_prefix (node->name, search->name);
}

/* What has the keyboard focus. */
typedef struct
{
  char *path; /* (nullable) */
  char *name;
  gboolean is_control; /* and not the window that holds it */
} Focus;

static void
focus_clear (Focus *focus)
{
  g_clear_pointer (&focus->path, g_free);
  g_clear_pointer (&focus->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Focus, focus_clear)

static gboolean
take_focus (const PrUiNode *node, guint depth G_GNUC_UNUSED, gpointer user_data)
{
  Focus *focus = user_data;

  /* The innermost one: a window that has the focus holds the control that has it. */
  if (node->is_focused)
    {
      focus_clear (focus);
      focus->path = g_strdup (node->path);
      focus->name = g_strdup (node->name);
      focus->is_control = node->role != ATSPI_ROLE_FRAME;
    }
  return FALSE;
}

static void
find_focus (PrUiWindow *self, Focus *focus)
{
  focus_clear (focus);
  focus->name = g_strdup ("");
  focus->is_control = FALSE;
  visit_all (self, take_focus, focus);
  /* It may be on a button within the row of a list. */
  if (!focus->is_control)
    pr_ui_tree_walk (self->tree, TRUE, take_focus, focus);
}

/**
 * pr_ui_window_shows:
 * @name: the beginning of a name
 *
 * Returns: %TRUE if something of that name is to be seen now
 */
gboolean
pr_ui_window_shows (PrUiWindow *self, const char *name)
{
  Search search = { .name = name };
  gboolean found = visit_all (self, name_begins, &search);

  g_free (search.found);
  return found;
}

/**
 * pr_ui_window_wait_for:
 * @name: the beginning of a name
 *
 * Waits until something of that name is to be seen.
 */
void
pr_ui_window_wait_for (PrUiWindow *self, const char *name)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (!pr_ui_window_shows (self, name))
    {
      if (g_get_monotonic_time () > end_us)
        fail (self, "There is no", name);
      g_usleep (POLL_US);
    }
}

/**
 * pr_ui_window_wait_until_gone:
 * @name: the beginning of a name
 *
 * Waits until nothing of that name is to be seen.
 */
void
pr_ui_window_wait_until_gone (PrUiWindow *self, const char *name)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (pr_ui_window_shows (self, name))
    {
      if (g_get_monotonic_time () > end_us)
        fail (self, "There is still", name);
      g_usleep (POLL_US);
    }
}

static gboolean
has_focus (PrUiWindow *self, const char *name)
{
  Search search = { .name = name };
  g_autofree char *focused = NULL;

  if (visit_all (self, focused_name_begins, &search))
    return TRUE;
  focused = pr_ui_window_dup_focused (self);
  return *focused != '\0' && g_str_has_prefix (focused, name);
}

/**
 * pr_ui_window_wait_for_focus:
 * @name: the beginning of a name
 *
 * Waits until the keyboard focus is on something of that name.
 */
void
pr_ui_window_wait_for_focus (PrUiWindow *self, const char *name)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (!has_focus (self, name))
    {
      if (g_get_monotonic_time () > end_us)
        fail (self, "The focus does not come to", name);
      g_usleep (POLL_US);
    }
}

/**
 * pr_ui_window_dup_focused:
 *
 * Returns: (transfer full): the name of what has the keyboard focus, empty if nothing has
 */
char *
pr_ui_window_dup_focused (PrUiWindow *self)
{
  g_auto (Focus) focus = { 0 };

  find_focus (self, &focus);
  return g_steal_pointer (&focus.name);
}

/**
 * pr_ui_window_dup_text:
 * @name: the beginning of the name of an entry or a text
 *
 * Returns: (transfer full): what stands in it
 */
char *
pr_ui_window_dup_text (PrUiWindow *self, const char *name)
{
  Search search = { .name = name };
  g_autofree char *found = NULL;
  char *text;

  visit_all (self, is_text_of_that_name, &search);
  found = search.found;
  if (found == NULL)
    fail (self, "There is no", name);
  text = pr_ui_tree_dup_text (self->tree, found);
  if (text == NULL)
    fail (self, "There is no text in", name);
  return text;
}

/**
 * pr_ui_window_has_text:
 * @name: the beginning of the name of an entry or a text
 * @expected: what is to stand in it
 *
 * Returns: %TRUE if it does
 */
gboolean
pr_ui_window_has_text (PrUiWindow *self, const char *name, const char *expected)
{
  g_autofree char *text = pr_ui_window_dup_text (self, name);

  return g_str_equal (text, expected);
}

static gboolean
is_type_of_ours (const char *name)
{
  return g_str_has_prefix (name, "Pr") && g_ascii_isupper (name[2]);
}

static gboolean
has_no_name (const PrUiNode *node, guint depth G_GNUC_UNUSED, gpointer user_data)
{
  g_autofree char *role = atspi_role_get_name (node->role);
  char **complaint = user_data;

  if (!node->is_focusable)
    return FALSE;
  /* A type name is what GTK reports for want of a name. */
  if (*node->name != '\0' && !g_str_has_prefix (node->name, "Gtk") && !is_type_of_ours (node->name)
      && node->role != ATSPI_ROLE_INVALID
      && node->role != ATSPI_ROLE_UNKNOWN && node->role != ATSPI_ROLE_REDUNDANT_OBJECT)
    return FALSE;
  *complaint = g_strdup_printf ("%s “%s”", role, node->name);
  return TRUE;
}

/**
 * pr_ui_window_check_names:
 *
 * Walks the accessibility tree: each control that can have the focus has a role, and a name that is
 * not its type's.
 */
void
pr_ui_window_check_names (PrUiWindow *self)
{
  g_autofree char *complaint = NULL;

  if (pr_ui_tree_walk (self->tree, TRUE, has_no_name, &complaint))
    fail (self, "This control has no real name or role:", complaint);
}

/* --- The screen --- */

static Window
find_x_window (PrUiWindow *self, XWindowAttributes *attributes)
{
  Window root;
  Window parent;
  Window *children = NULL;
  Window found = None;
  unsigned int n_children = 0;

  XQueryTree (self->display, DefaultRootWindow (self->display), &root, &parent, &children,
              &n_children);
  for (unsigned int i = 0; i < n_children; i++)
    {
      XWindowAttributes candidate;

      XGetWindowAttributes (self->display, children[i], &candidate);
      if (candidate.map_state != IsViewable || candidate.override_redirect)
        continue;
      if (found != None && candidate.width * candidate.height < attributes->width * attributes->height)
        continue;
      *attributes = candidate;
      found = children[i];
    }
  XFree (children);
  return found;
}

/**
 * pr_ui_window_drop:
 * @type: a MIME type
 * @content: what is dragged
 *
 * Drags it from another program to what is uppermost in the window's page, and drops it there.
 */
void
pr_ui_window_drop (PrUiWindow *self, const char *type, const char *content)
{
  XWindowAttributes attributes;
  Window target = find_x_window (self, &attributes);

  g_assert_cmpuint (target, !=, None);
  if (!pr_ui_drag (self->display, target, attributes.x + attributes.width / 2,
                   attributes.y + BELOW_HEADER_PX, type, content,
                   g_get_monotonic_time () + WAIT_US))
    fail (self, "It is not taken:", content);
}

/**
 * pr_ui_window_get_width:
 *
 * Returns: of the largest window, in pixels: more than it was given where its contents need more
 */
int
pr_ui_window_get_width (PrUiWindow *self)
{
  XWindowAttributes attributes = { 0 };

  g_assert_cmpuint (find_x_window (self, &attributes), !=, None);
  return attributes.width;
}

/* Returns: how bright it is in the middle, 0 to 1. */
static double
measure_brightness (XImage *image)
{
  double sum = 0;
  int n_pixels = 0;

  for (int y = image->height / 4; y < image->height * 3 / 4; y += 3)
    for (int x = image->width / 4; x < image->width * 3 / 4; x += 3)
      {
        unsigned long pixel = XGetPixel (image, x, y);

        sum += (double) (((pixel >> 16) & 0xff) + ((pixel >> 8) & 0xff) + (pixel & 0xff));
        n_pixels++;
      }
  return n_pixels == 0 ? 0 : sum / (n_pixels * 3.0 * 0xff);
}

/**
 * pr_ui_window_has_copied:
 * @selection: “CLIPBOARD”, or “PRIMARY” for what is selected
 *
 * Returns: %TRUE if any program offers others something there
 */
gboolean
pr_ui_window_has_copied (PrUiWindow *self, const char *selection)
{
  return XGetSelectionOwner (self->display, XInternAtom (self->display, selection, False)) != None;
}

/**
 * pr_ui_window_dup_copied:
 *
 * Returns: (transfer full): the text that is in the clipboard, as the program that has it gives it out
 */
char *
pr_ui_window_dup_copied (PrUiWindow *self)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;
  Window window = XCreateSimpleWindow (self->display, DefaultRootWindow (self->display), 0, 0, 1, 1,
                                       0, 0, 0);
  Atom utf8 = XInternAtom (self->display, "UTF8_STRING", False);
  Atom property = XInternAtom (self->display, "PR_UI_COPIED", False);
  unsigned long n_bytes = 0;
  unsigned long n_left = 0;
  unsigned char *content = NULL;
  int format;
  Atom type;
  XEvent event;
  char *text;

  XConvertSelection (self->display, XInternAtom (self->display, "CLIPBOARD", False), utf8, property,
                     window, CurrentTime);
  while (!XCheckTypedWindowEvent (self->display, window, SelectionNotify, &event))
    {
      if (g_get_monotonic_time () > end_us)
        fail (self, "There is nothing in the", "clipboard");
      g_usleep (POLL_US / 5);
    }
  XGetWindowProperty (self->display, window, property, 0, G_MAXINT16, True, utf8, &type, &format,
                      &n_bytes, &n_left, &content);
  g_assert_cmpuint (type, ==, utf8);
  g_assert_cmpuint (n_left, ==, 0);
  text = g_strndup ((const char *) content, n_bytes);
  XFree (content);
  XDestroyWindow (self->display, window);
  return text;
}

static XImage *
grab (PrUiWindow *self)
{
  XWindowAttributes attributes = { 0 };
  XImage *image;

  g_assert_cmpuint (find_x_window (self, &attributes), !=, None);
  image = XGetImage (self->display, DefaultRootWindow (self->display), attributes.x, attributes.y,
                     (unsigned int) attributes.width, (unsigned int) attributes.height, AllPlanes,
                     ZPixmap);
  g_assert_nonnull (image);
  g_assert_cmpint (image->bits_per_pixel, ==, 32);
  return image;
}

static gboolean
is_same_image (XImage *a, XImage *b)
{
  return a->width == b->width && a->height == b->height
         && memcmp (a->data, b->data, (gsize) a->bytes_per_line * (gsize) a->height) == 0;
}

/* What a screen reader is told of comes to the screen with a later frame, and long pages come in parts. What
 * never rests, as while a test runs, is taken as it is after a while.
 * Returns: two times the same. */
static XImage *
grab_at_rest (PrUiWindow *self)
{
  gint64 end_us = g_get_monotonic_time () + AT_REST_US;
  XImage *image = grab (self);
  gboolean is_at_rest = FALSE;

  while (!is_at_rest && g_get_monotonic_time () < end_us)
    {
      XImage *before = image;

      g_usleep (POLL_US);
      image = grab (self);
      is_at_rest = is_same_image (before, image);
      XDestroyImage (before);
    }
  return image;
}

/**
 * pr_ui_window_take_picture:
 * @name: of the file, without its suffix
 *
 * Writes what the screen shows of the window to a PNG file in the folder “screenshots” beside the
 * test program.
 *
 * Returns: how bright the middle of the picture is, from 0 to 1
 */
double
pr_ui_window_take_picture (PrUiWindow *self, const char *name)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "ui", "screenshots", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  cairo_surface_t *surface;
  XImage *image;
  double brightness;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  image = grab_at_rest (self);
  surface = cairo_image_surface_create_for_data ((unsigned char *) image->data, CAIRO_FORMAT_RGB24,
                                                 image->width, image->height,
                                                 image->bytes_per_line);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  brightness = measure_brightness (image);
  XDestroyImage (image);
  return brightness;
}

/* --- The keyboard --- */

/**
 * pr_ui_window_press:
 * @modifier: held meanwhile, or NoSymbol
 * @key: what is pressed
 *
 * Presses a key.
 */
void
pr_ui_window_press (PrUiWindow *self, KeySym modifier, KeySym key)
{
  pr_ui_keyboard_press (self->keyboard, modifier, key);
}

/**
 * pr_ui_window_type:
 * @text: printable UTF-8
 *
 * Types it where the focus is.
 */
void
pr_ui_window_type (PrUiWindow *self, const char *text)
{
  pr_ui_keyboard_type (self->keyboard, text);
}

/* Waits until Tab has come to another control. GTK 4.8 does not say of all that it comes to that it has
 * the focus; after a while that is taken for such a one. */
static void
wait_until_moved (PrUiWindow *self, Focus *focus)
{
  g_autofree char *path = g_strdup (focus->path);
  g_autofree char *name = g_strdup (focus->name);
  gint64 start_us = g_get_monotonic_time ();

  do
    {
      gint64 waited_us = g_get_monotonic_time () - start_us;

      if (!focus->is_control && waited_us > UNTOLD_US)
        return;
      if (waited_us > WAIT_US)
        fail (self, "Tab does not move the focus from", name);
      g_usleep (POLL_US / 5);
      find_focus (self, focus);
    }
  while (!focus->is_control || g_strcmp0 (focus->path, path) == 0);
}

/**
 * pr_ui_window_focus:
 * @name: the beginning of a control's name
 *
 * Presses Tab until the focus is there.
 */
void
pr_ui_window_focus (PrUiWindow *self, const char *name)
{
  g_auto (Focus) focus = { 0 };

  find_focus (self, &focus);
  for (guint i = 0; i < MAX_TABS && !g_str_has_prefix (focus.name, name); i++)
    {
      pr_ui_keyboard_press (self->keyboard, NoSymbol, XK_Tab);
      wait_until_moved (self, &focus);
    }
  if (!g_str_has_prefix (focus.name, name))
    fail (self, "Tab does not come to", name);
}

/**
 * pr_ui_window_type_into:
 * @name: the beginning of an entry's name
 * @text: printable UTF-8
 *
 * Goes there by Tab and types @text in place of what stands there, as Tab selects it.
 */
void
pr_ui_window_type_into (PrUiWindow *self, const char *name, const char *text)
{
  pr_ui_window_focus (self, name);
  pr_ui_keyboard_press (self->keyboard, XK_Control_L, XK_a);
  pr_ui_keyboard_press (self->keyboard, NoSymbol, XK_BackSpace);
  pr_ui_keyboard_type (self->keyboard, text);
}

/**
 * pr_ui_window_choose:
 * @name: the label of a drop-down
 * @choice: one of its choices
 *
 * Goes there by Tab, opens it and moves down to the choice.
 */
void
pr_ui_window_choose (PrUiWindow *self, const char *name, const char *choice)
{
  g_autofree char *wanted = g_strdup_printf ("%s: %s", name, choice);

  pr_ui_window_focus (self, name);
  for (guint i = 0; i < MAX_TABS; i++)
    {
      g_autofree char *now = pr_ui_window_dup_focused (self);

      if (g_str_equal (now, wanted))
        return;
      pr_ui_keyboard_press (self->keyboard, NoSymbol, XK_space);
      g_usleep (POLL_US * 4);
      pr_ui_keyboard_press (self->keyboard, NoSymbol, XK_Down);
      pr_ui_keyboard_press (self->keyboard, NoSymbol, XK_Return);
      pr_ui_window_wait_for_focus (self, name);
    }
  fail (self, "There is no choice", wanted);
}

/* --- The process --- */

static void
write_size (PrUiWindow *self, const PrUiWindowSpec *spec)
{
  g_autofree char *folder = g_build_filename (self->dir, "config", "postrider", NULL);
  g_autofree char *path = g_build_filename (folder, "window.ini", NULL);
  g_autofree char *content =
      g_strdup_printf ("[Window]\nWidth=%d\nHeight=%d\n", spec->width, spec->height);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* No test asks the network about an address. */
static void
forbid_lookups (PrUiWindow *self)
{
  g_autofree char *folder = g_build_filename (self->dir, "config", "postrider", NULL);
  g_autofree char *path = g_build_filename (folder, "settings.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[Discovery]\nLookups=none\n", -1, NULL));
}

/* How a desktop says it that hands out no settings of its own. */
static void
choose_text_size (PrUiWindow *self, gboolean is_large)
{
  static const char resources[] = "Xft.dpi:\t144\n";
  Window root = DefaultRootWindow (self->display);
  Atom property = XInternAtom (self->display, "RESOURCE_MANAGER", False);

  if (is_large)
    XChangeProperty (self->display, root, property, XA_STRING, 8, PropModeReplace,
                     (const guchar *) resources, sizeof resources - 1);
  else
    XDeleteProperty (self->display, root, property);
  XSync (self->display, False);
}

/* A picture in the middle of a fade shows two pages. */
static void
forbid_animations (PrUiWindow *self)
{
  g_autofree char *folder = g_build_filename (self->dir, "config", "gtk-4.0", NULL);
  g_autofree char *path = g_build_filename (folder, "settings.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (
      g_file_set_contents (path, "[Settings]\ngtk-enable-animations=false\n", -1, NULL));
}

/**
 * pr_ui_window_activate:
 *
 * Makes the largest window the active one, as a window manager does when a dialog has gone.
 */
void
pr_ui_window_activate (PrUiWindow *self)
{
  XWindowAttributes attributes;
  Window window = find_x_window (self, &attributes);

  /* There is no window manager to do it. */
  g_assert_cmpuint (window, !=, None);
  XSetInputFocus (self->display, window, RevertToPointerRoot, CurrentTime);
  /* After a dialog X gives the keyboard to the window under the pointer; all begin in that corner. */
  XWarpPointer (self->display, None, DefaultRootWindow (self->display), 0, 0, 0, 0, 1, 1);
  XSync (self->display, False);
}

/**
 * pr_ui_window_test_init:
 * @argc: (inout): of the test program's main()
 * @argv: (inout): of the test program's main()
 *
 * Begins a program of tests with windows.
 */
void
pr_ui_window_test_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
}

/**
 * pr_ui_window_start:
 * @spec: how
 *
 * Starts the program with settings of its own and waits for its window.
 *
 * Returns: (transfer full): the window
 */
PrUiWindow *
pr_ui_window_start (const PrUiWindowSpec *spec)
{
  PrUiWindow *self = g_new0 (PrUiWindow, 1);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  g_autofree char *config = NULL;
  const char *program = g_getenv ("PR_TEST_POSTRIDER");

  g_assert_nonnull (program);
  self->dir = g_dir_make_tmp ("pr-ui-XXXXXX", &error);
  g_assert_no_error (error);
  config = g_build_filename (self->dir, "config", NULL);
  forbid_lookups (self);
  forbid_animations (self);
  if (spec->width > 0)
    write_size (self, spec);

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  self->keyboard = pr_ui_keyboard_new (self->display);
  choose_text_size (self, spec->has_large_text);

  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", config, TRUE);
  if (spec->ca_file != NULL)
    g_subprocess_launcher_setenv (launcher, "SSL_CERT_FILE", spec->ca_file, TRUE);
  if (spec->theme != NULL)
    g_subprocess_launcher_setenv (launcher, "GTK_THEME", spec->theme, TRUE);
  if (spec->has_network)
    {
      g_subprocess_launcher_setenv (launcher, "DBUS_SYSTEM_BUS_ADDRESS",
                                    g_getenv ("DBUS_SESSION_BUS_ADDRESS"), TRUE);
      g_subprocess_launcher_setenv (launcher, "GIO_USE_NETWORK_MONITOR", "networkmanager", TRUE);
    }
  self->process = g_subprocess_launcher_spawn (launcher, &error, program, spec->argument, NULL);
  g_assert_no_error (error);
  self->tree = pr_ui_tree_new (pr_ui_window_get_pid (self));

  pr_ui_window_wait_for (self, "Postrider");
  pr_ui_window_activate (self);
  pr_ui_window_wait_for_focus (self, "");
  return self;
}

/**
 * pr_ui_remove_folder:
 * @path: a folder of the test's own
 *
 * Removes it with all that is in it.
 */
void
pr_ui_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        pr_ui_remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

static void
on_ended (GObject *source G_GNUC_UNUSED, GAsyncResult *result G_GNUC_UNUSED, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* It may ask whether what was typed may go. */
static void
wait_for_end (PrUiWindow *self)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_US;
  gboolean ended = FALSE;

  g_subprocess_wait_async (self->process, NULL, on_ended, &ended);
  while (!ended)
    {
      if (pr_ui_window_shows (self, "Discard What You Typed?"))
        pr_ui_keyboard_press (self->keyboard, XK_Alt_L, XK_d);
      if (g_get_monotonic_time () > end_us)
        fail (self, "There is no end after", "Ctrl+Q");
      g_usleep (POLL_US / 5);
      g_main_context_iteration (NULL, FALSE);
    }
}

/**
 * pr_ui_window_open_setup:
 *
 * Begins to set up an account, as a user does, by Ctrl+N.
 */
void
pr_ui_window_open_setup (PrUiWindow *self)
{
  pr_ui_window_press (self, XK_Control_L, XK_n);
  pr_ui_window_wait_for_focus (self, "Name");
}

/**
 * pr_ui_window_get_pid:
 *
 * Returns: the process of the program
 */
GPid
pr_ui_window_get_pid (PrUiWindow *self)
{
  return (GPid) g_ascii_strtoll (g_subprocess_get_identifier (self->process), NULL, 10);
}

/**
 * pr_ui_window_wait_for_setting:
 * @setting: a line
 *
 * Waits until it is in the file of the user's preferences.
 */
void
pr_ui_window_wait_for_setting (PrUiWindow *self, const char *setting)
{
  g_autofree char *path = g_build_filename (self->dir, "config", "postrider", "settings.ini", NULL);
  gint64 end_us = g_get_monotonic_time () + WAIT_US;

  while (TRUE)
    {
      g_autofree char *settings = NULL;

      if (g_file_get_contents (path, &settings, NULL, NULL) && strstr (settings, setting) != NULL)
        return;
      if (g_get_monotonic_time () > end_us)
        fail (self, "There is no preference", setting);
      g_usleep (POLL_US);
    }
}

/**
 * pr_ui_window_stop:
 *
 * Quits as a user does, by Ctrl+Q, gives up what was typed, waits for the end of the program, which
 * must be a good one, and frees @self.
 */
void
pr_ui_window_stop (PrUiWindow *self)
{
  g_autoptr (GError) error = NULL;

  pr_ui_keyboard_press (self->keyboard, XK_Control_L, XK_q);
  wait_for_end (self);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);

  g_clear_object (&self->process);
  pr_ui_tree_free (self->tree);
  pr_ui_keyboard_free (self->keyboard);
  XCloseDisplay (self->display);
  pr_ui_remove_folder (self->dir);
  g_free (self->dir);
  g_free (self);
}
