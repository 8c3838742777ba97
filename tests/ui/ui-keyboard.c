/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-keyboard.h"

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

/* Keys that the layout leaves free and that are given to characters which it lacks. Several, one
 * after the other: a program reads the meaning of a key some time after it was pressed. */
#define MAX_SPARE_KEYS 32

/* Above Latin-1 a keysym is the code point with this bit. */
#define UNICODE_KEYSYM 0x01000000

struct _PrUiKeyboard
{
  Display *display;
  KeySym *keysyms;
  int min_keycode;
  int n_keycodes;
  int n_levels;

  KeyCode spare_keys[MAX_SPARE_KEYS];
  guint n_spare_keys;
  guint next_spare_key;
};

static KeySym
keysym_at (PrUiKeyboard *self, int key, int level)
{
  return level < self->n_levels ? self->keysyms[key * self->n_levels + level] : NoSymbol;
}

static gboolean
key_is_free (PrUiKeyboard *self, int key)
{
  for (int level = 0; level < self->n_levels; level++)
    if (keysym_at (self, key, level) != NoSymbol)
      return FALSE;
  return TRUE;
}

/**
 * pr_ui_keyboard_new:
 * @display: (transfer none): the X server
 *
 * Returns: (transfer full): its keyboard
 */
PrUiKeyboard *
pr_ui_keyboard_new (Display *display)
{
  PrUiKeyboard *self = g_new0 (PrUiKeyboard, 1);
  int max_keycode;
  int unused;

  g_assert_true (XTestQueryExtension (display, &unused, &unused, &unused, &unused));
  self->display = display;
  XDisplayKeycodes (display, &self->min_keycode, &max_keycode);
  self->n_keycodes = max_keycode - self->min_keycode + 1;
  self->keysyms = XGetKeyboardMapping (display, (KeyCode) self->min_keycode, self->n_keycodes,
                                       &self->n_levels);

  for (int i = 0; i < self->n_keycodes && self->n_spare_keys < MAX_SPARE_KEYS; i++)
    if (key_is_free (self, i))
      self->spare_keys[self->n_spare_keys++] = (KeyCode) (self->min_keycode + i);
  g_assert_cmpuint (self->n_spare_keys, >, 0);
  return self;
}

/**
 * pr_ui_keyboard_free:
 *
 * Puts the keyboard away.
 */
void
pr_ui_keyboard_free (PrUiKeyboard *self)
{
  XFree (self->keysyms);
  g_free (self);
}

static void
tap (PrUiKeyboard *self, KeyCode modifier, KeyCode key)
{
  if (modifier != 0)
    XTestFakeKeyEvent (self->display, modifier, True, CurrentTime);
  XTestFakeKeyEvent (self->display, key, True, CurrentTime);
  XTestFakeKeyEvent (self->display, key, False, CurrentTime);
  if (modifier != 0)
    XTestFakeKeyEvent (self->display, modifier, False, CurrentTime);
  XSync (self->display, False);
}

static KeyCode
assign_spare_key (PrUiKeyboard *self, KeySym keysym)
{
  KeyCode key = self->spare_keys[self->next_spare_key++ % self->n_spare_keys];
  KeySym both_levels[] = { keysym, keysym };

  XChangeKeyboardMapping (self->display, key, 2, both_levels, 1);
  XSync (self->display, False);
  return key;
}

/**
 * pr_ui_keyboard_press:
 * @modifier: held meanwhile, such as XK_Control_L, or NoSymbol
 * @key: what is pressed and let go
 *
 * For keys that every layout has. The characters of a text are for pr_ui_keyboard_type().
 */
void
pr_ui_keyboard_press (PrUiKeyboard *self, KeySym modifier, KeySym key)
{
  KeyCode keycode = XKeysymToKeycode (self->display, key);

  g_assert_cmpuint (keycode, !=, 0);
  tap (self, modifier == NoSymbol ? 0 : XKeysymToKeycode (self->display, modifier), keycode);
}

static void
type_character (PrUiKeyboard *self, gunichar character)
{
  KeySym keysym = character < 0x100 ? character : (character | UNICODE_KEYSYM);

  for (int key = 0; key < self->n_keycodes; key++)
    for (int level = 0; level < 2; level++)
      if (keysym_at (self, key, level) == keysym)
        {
          tap (self, level == 0 ? 0 : XKeysymToKeycode (self->display, XK_Shift_L),
               (KeyCode) (self->min_keycode + key));
          return;
        }
  tap (self, 0, assign_spare_key (self, keysym));
}

/**
 * pr_ui_keyboard_type:
 * @text: UTF-8, printable
 *
 * Types it, with Shift where need be; what the layout lacks is put on a spare key first.
 */
void
pr_ui_keyboard_type (PrUiKeyboard *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    type_character (self, g_utf8_get_char (p));
}
