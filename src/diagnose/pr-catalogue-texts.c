/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-catalogue-private.h"

#include <glib/gi18n.h>

/* All words about what went wrong. They are read by somebody who knows nothing of mail servers and
 * would like to have mail: say what happened, what it most often comes from, what to do; no blame;
 * a technical name only in brackets, for the person who helps; no certainty that is not there.
 *
 * A sentence must be true of a test just run and of an error text that somebody pasted. What does
 * not hold for both has a condition. */

/* Rows that several diagnoses share. */

#define USUAL_PORTS                                                                                \
  PR_SAY_IF (PR_IF_NOTHING_TRIED | PR_IF_SMTP,                                                     \
             N_("Try port 465 with TLS (also called SSL), or port 587 with STARTTLS.")),           \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED | PR_IF_IMAP,                                                    \
              N_("Try port 993 with TLS (also called SSL), or port 143 with STARTTLS.")),          \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED | PR_IF_POP3,                                                    \
              N_("Try port 995 with TLS (also called SSL), or port 110 with STARTTLS.")),          \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED,                                                                 \
              N_("Try the usual ports with TLS (also called SSL): 993 for IMAP, 995 for POP3, "    \
                 "465 for sending."))

#define IMPLICIT_TLS_PORTS                                                                         \
  PR_SAY_IF (PR_IF_NOTHING_TRIED | PR_IF_SMTP,                                                     \
             N_("Choose TLS (also called SSL) as encryption, together with port 465.")),           \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED | PR_IF_IMAP,                                                    \
              N_("Choose TLS (also called SSL) as encryption, together with port 993.")),          \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED | PR_IF_POP3,                                                    \
              N_("Choose TLS (also called SSL) as encryption, together with port 995.")),          \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED,                                                                 \
              N_("Choose TLS (also called SSL) as encryption, together with port 993 for IMAP, "   \
                 "995 for POP3, or 465 for sending."))

#define STARTTLS_PORTS                                                                             \
  PR_SAY_IF (PR_IF_NOTHING_TRIED | PR_IF_SMTP,                                                     \
             N_("Keep the port and choose STARTTLS, or choose port 465 together with TLS.")),      \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED | PR_IF_IMAP,                                                    \
              N_("Keep the port and choose STARTTLS, or choose port 993 together with TLS.")),     \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED | PR_IF_POP3,                                                    \
              N_("Keep the port and choose STARTTLS, or choose port 995 together with TLS.")),     \
  PR_ELSE_IF (PR_IF_NOTHING_TRIED, N_("Keep the port and choose STARTTLS as encryption."))

#define NOT_PORT_25                                                                                \
  PR_SAY_IF (PR_IF_PORT_25,                                                                        \
             N_("Do not use port 25: it is meant for servers among themselves, and most "          \
                "networks block it."))

#define COMPARE_SETTINGS                                                                           \
  /* translators: {provider} is a mail provider’s name */                                          \
  PR_SAY (N_("Compare server name, port and encryption with what {provider} says on its help "     \
             "pages.")),                                                                           \
  PR_ELSE (N_("Compare server name, port and encryption with what your provider says on its "      \
              "help pages."))

#define OTHER_NETWORK                                                                              \
  PR_SAY (N_("Test through another network, such as your phone’s hotspot: if it works there, "     \
             "the first network is the cause."))

#define EXCEPTION                                                                                  \
  /* translators: {host} is a server’s name */                                                     \
  PR_SAY (N_("If an antivirus program or a firewall checks mail here, add an exception for "       \
             "{host} there, and keep the protection itself switched on.")),                        \
  PR_ELSE (N_("If an antivirus program or a firewall checks mail here, add an exception for "      \
              "the mail server there, and keep the protection itself switched on."))

#define KEEP_ENCRYPTION                                                                            \
  PR_SAY (N_("Leave the encryption switched on: without it, anyone on the way could read your "    \
             "password and your mail."))

#define TELL_PROVIDER                                                                              \
  /* translators: {provider} is a mail provider’s name */                                          \
  PR_SAY (N_("Give the support of {provider} the server’s exact words and, if you can, the "       \
             "transcript of a test.")),                                                            \
  PR_ELSE (N_("Give your provider’s support the server’s exact words and, if you can, the "        \
              "transcript of a test."))

#define SEARCH_WEB                                                                                 \
  /* translators: {code} is an error code, such as “550 5.1.1”, {provider} is a mail provider’s    \
     name */                                                                                       \
  PR_SAY (N_("Search the web for “{code}” and “{provider}” together: others may have had the "     \
             "same problem.")),                                                                    \
  /* translators: {code} is an error code, such as “550 5.1.1” */                                  \
  PR_ELSE (N_("Search the web for “{code}” and the name of your provider together: others may "    \
              "have had the same problem.")),                                                      \
  PR_ELSE (N_("Search the web for the server’s words and the name of your provider together: "     \
              "others may have had the same problem."))

#define USE_WEBSITE                                                                                \
  PR_SAY (N_("Until it is fixed, read and write your mail on your provider’s website."))

#define WAIT                                                                                       \
  /* translators: {wait} is a length of time, such as “10 minutes” */                              \
  PR_SAY (N_("Wait {wait}, then try again.")),                                                     \
  PR_ELSE (N_("Wait ten minutes, then try again."))

#define LOOK_FOR_OUTAGE                                                                            \
  /* translators: {provider} is a mail provider’s name */                                          \
  PR_SAY (N_("See whether {provider} reports a disruption on its website.")),                      \
  PR_ELSE (N_("See whether your provider reports a disruption on its website."))

#define STRANGER_SENDS                                                                             \
  PR_SAY (N_("If you have not sent that much, change your password at once and switch on "         \
             "two-step verification: someone else may be using your account."))

#define WHITE_LIST                                                                                 \
  PR_SAY (N_("Ask the recipient to add your address to the senders they trust (safe senders, "     \
             "white list)."))

#define OWN_PROVIDER                                                                               \
  PR_SAY (N_("Send through the outgoing server of the provider your address belongs to, with "     \
             "user name and password, on port 465 or 587."))

#define SEND_SLOWLY                                                                                \
  PR_SAY (N_("Send more slowly: one message a minute, and at most 100 a day to begin with."))

#define NOT_SENT                                                                                   \
  PR_SAY_IF (PR_IF_PASSWORD_WITHHELD, N_("Your password has not been sent."))

static const PrCatalogueEntry entries[PR_N_DIAGNOSES] = {
  /* Reaching the server */

  [PR_DIAGNOSIS_OFFLINE] = {
    .title = {
      PR_SAY (N_("This computer is not connected to a network")),
    },
    .explanation = {
      PR_SAY (N_("Without a network no mail server can be reached.")),
      PR_SAY (N_("Most often Wi-Fi is switched off, a cable has come loose, or airplane mode "
                 "is on.")),
      PR_SAY (N_("Your mail settings are probably fine.")),
    },
    .advice = {
      PR_SAY (N_("Switch on Wi-Fi or plug in the network cable, and make sure that airplane "
                 "mode is off.")),
      PR_SAY (N_("Restart the router (the box that brings the internet into the house) and "
                 "wait two minutes.")),
      PR_SAY (N_("Open a web page in your browser; as soon as that works, try again.")),
    },
  },

  [PR_DIAGNOSIS_HOST_NOT_FOUND] = {
    .title = {
      PR_SAY (N_("There is no server with this name")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The internet knows no server called {host}.")),
      PR_ELSE (N_("The internet knows no server with the name that was entered.")),
      PR_SAY (N_("Most often a letter is wrong, missing or doubled, or your provider has "
                 "given its server a new name.")),
      PR_SAY_IF (PR_IF_SMTP,
                 N_("Names of servers for outgoing mail often begin with “smtp.” or “mail.”.")),
      PR_ELSE_IF (PR_IF_IMAP,
                  N_("Names of servers for incoming mail often begin with “imap.” or "
                     "“mail.”.")),
      PR_ELSE_IF (PR_IF_POP3,
                  N_("Names of servers for incoming mail often begin with “pop.” or “mail.”.")),
    },
    .advice = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("Check the name {host} letter by letter for typing mistakes.")),
      PR_ELSE (N_("Check the server’s name letter by letter for typing mistakes.")),
      PR_SAY (N_("Enter the name alone: no spaces, no “https://”, no “/” and no “@”.")),
      /* translators: {provider} is a mail provider’s name */
      PR_SAY (N_("Look for the right name on the help pages of {provider}, under “set up a "
                 "mail program” or the like.")),
      PR_ELSE (N_("Look for the right name on your provider’s help pages, under “set up a "
                  "mail program” or the like.")),
      PR_SAY (N_("If the server belongs to your company or school, connect to its network or "
                 "VPN first.")),
      PR_SAY (N_("If the address is on a domain of your own, check whether the domain is "
                 "still paid for and active.")),
    },
  },

  [PR_DIAGNOSIS_DNS_FAILURE] = {
    .title = {
      PR_SAY (N_("The server’s address could not be looked up")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("Before a connection is made, the internet’s directory is asked where to "
                 "find {host}, and it gave no answer (DNS failure).")),
      PR_ELSE (N_("Before a connection is made, the internet’s directory is asked where to "
                  "find the server, and it gave no answer (DNS failure).")),
      PR_SAY (N_("Usually the router or the internet connection has trouble for a short time.")),
      PR_SAY (N_("Your mail settings are probably fine.")),
    },
    .advice = {
      PR_SAY (N_("Open a web page in your browser to see whether the internet works at all.")),
      WAIT,
      PR_SAY (N_("Restart the router and then this computer.")),
      PR_SAY (N_("If you use a VPN, disconnect it for a test.")),
      PR_SAY (N_("If web pages open and only this name fails, tell your provider.")),
    },
  },

  [PR_DIAGNOSIS_CONNECTION_REFUSED] = {
    .title = {
      PR_SAY (N_("The server turned the connection away")),
    },
    .explanation = {
      /* translators: {host} is a server’s name, {port} is a port number */
      PR_SAY (N_("The server {host} is there, but it takes no connections on port {port} "
                 "(connection refused).")),
      /* translators: {host} is a server’s name */
      PR_ELSE (N_("The server {host} is there, but it takes no connections on this port "
                  "(connection refused).")),
      PR_ELSE (N_("The server is there, but it takes no connections on this port (connection "
                  "refused).")),
      PR_SAY (N_("Most often the port number is not the right one, or the name is that of "
                 "another server.")),
      PR_SAY (N_("More rarely a firewall turns the connection away, or the server is out of "
                 "service for a while.")),
    },
    .advice = {
      NOT_PORT_25,
      USUAL_PORTS,
      COMPARE_SETTINGS,
      OTHER_NETWORK,
      EXCEPTION,
    },
  },

  [PR_DIAGNOSIS_CONNECTION_TIMED_OUT] = {
    .title = {
      PR_SAY (N_("The server does not answer")),
    },
    .explanation = {
      /* translators: {host} is a server’s name, {port} is a port number */
      PR_SAY (N_("No answer at all came from {host} on port {port} (connection timed out).")),
      /* translators: {host} is a server’s name */
      PR_ELSE (N_("No answer at all came from {host} (connection timed out).")),
      PR_ELSE (N_("No answer at all came from the server (connection timed out).")),
      PR_SAY (N_("Most often the port or the server’s name is not the right one, or a "
                 "firewall on the way silently drops the connection.")),
      PR_SAY (N_("More rarely the server itself is out of service for a while.")),
    },
    .advice = {
      NOT_PORT_25,
      USUAL_PORTS,
      COMPARE_SETTINGS,
      OTHER_NETWORK,
      EXCEPTION,
    },
  },

  [PR_DIAGNOSIS_CONNECTION_FAILED] = {
    .title = {
      PR_SAY (N_("No connection to the server")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The connection to {host} could not be made, and the message does not say why.")),
      PR_ELSE (N_("The connection to the mail server could not be made, and the message does "
                  "not say why.")),
      PR_SAY (N_("Most often the server’s name, the port or the encryption is not the right "
                 "one, or a firewall is in the way.")),
    },
    .advice = {
      PR_SAY (N_("Test the account with Postrider: a test finds out the reason.")),
      USUAL_PORTS,
      COMPARE_SETTINGS,
      OTHER_NETWORK,
      EXCEPTION,
    },
  },

  [PR_DIAGNOSIS_PORTS_BLOCKED] = {
    .title = {
      PR_SAY (N_("This network blocks mail connections")),
    },
    .explanation = {
      /* translators: {host} is a server’s name, {port} is a port number */
      PR_SAY (N_("From this network no connection for mail gets through to {host} (port "
                 "{port}).")),
      PR_ELSE (N_("From this network no connection for mail gets through to the server.")),
      PR_SAY (N_("Hotels, guest networks, offices and some internet companies block such "
                 "connections to keep spam down.")),
      PR_SAY (N_("If web pages open here, your mail settings are probably fine and will work "
                 "in another network.")),
    },
    .advice = {
      NOT_PORT_25,
      PR_SAY_IF (PR_IF_NOTHING_TRIED | PR_IF_SMTP,
                 N_("Try the other port for sending: 465 with TLS, or 587 with STARTTLS.")),
      PR_SAY (N_("Use another network, such as your phone’s hotspot.")),
      PR_SAY (N_("Ask the people who run the network to open the ports for mail programs: "
                 "465, 587, 993 and 995.")),
      PR_SAY (N_("If you have a VPN and may use it here, connect through it; otherwise use "
                 "your provider’s website for the time being.")),
    },
  },

  [PR_DIAGNOSIS_CAPTIVE_PORTAL] = {
    .title = {
      PR_SAY (N_("This network wants you to log in first")),
    },
    .explanation = {
      PR_SAY (N_("You are connected, but the network shows a page of its own before it lets "
                 "anything else through, as is usual in hotels, trains and cafés.")),
      PR_SAY (N_("Until you have gone through that page, no mail program works.")),
      PR_SAY (N_("Your mail settings are probably fine.")),
    },
    .advice = {
      PR_SAY (N_("Open any web page in your browser, follow the network’s log-in page, then "
                 "try again.")),
      PR_SAY (N_("If no such page appears, disconnect from the Wi-Fi, connect again, and open "
                 "the browser once more.")),
      PR_SAY (N_("Use another network, such as your phone’s hotspot.")),
    },
  },

  [PR_DIAGNOSIS_NETWORK_UNREACHABLE] = {
    .title = {
      PR_SAY (N_("The server cannot be reached from this network")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("This computer is on a network, but from there it finds no way to {host} "
                 "(network unreachable).")),
      PR_ELSE (N_("This computer is on a network, but from there it finds no way to the "
                  "server (network unreachable).")),
      PR_SAY (N_("Most often the internet connection is down, or a VPN leads the wrong way.")),
      PR_SAY (N_("Your mail settings are probably fine.")),
    },
    .advice = {
      PR_SAY (N_("Open a web page in your browser to see whether the internet works at all.")),
      PR_SAY (N_("Restart the router and wait two minutes.")),
      PR_SAY (N_("If you use a VPN, disconnect it for a test.")),
      PR_SAY (N_("If the server belongs to your company or school, connect to its network or "
                 "VPN first.")),
    },
  },

  [PR_DIAGNOSIS_CONNECTION_CLOSED] = {
    .title = {
      PR_SAY (N_("The connection broke off too early")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} was reached, but the connection was closed before "
                 "everything was done.")),
      PR_ELSE (N_("The server was reached, but the connection was closed before everything "
                  "was done.")),
      PR_SAY (N_("Servers do this when they are overloaded or being restarted, or when too "
                 "many connections come from one place.")),
      PR_SAY_IF (PR_IF_AT_SIGN_IN,
                 N_("Some also do it in place of an answer when a sign-in is not welcome.")),
      PR_ELSE (N_("An antivirus program in between, or a port that does not go with the "
                  "chosen encryption, can be the reason too.")),
    },
    .advice = {
      WAIT,
      PR_SAY (N_("Close the mail programs on your other devices for a moment and try again.")),
      USUAL_PORTS,
      EXCEPTION,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_RESPONSE_TIMED_OUT] = {
    .title = {
      PR_SAY (N_("The server stopped answering")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} was reached, but then no answer came in time.")),
      PR_ELSE (N_("The server was reached, but then no answer came in time.")),
      PR_SAY (N_("Usually it is overloaded, or the internet connection is very slow.")),
      PR_SAY_IF (PR_IF_UNENCRYPTED | PR_IF_AT_GREETING,
                 N_("If it happens every time, this port probably expects encryption from "
                    "the start, and each side waits for the other.")),
      PR_ELSE_IF (PR_IF_STARTTLS | PR_IF_AT_GREETING,
                  N_("If it happens every time, this port probably expects encryption from "
                     "the start, and each side waits for the other.")),
      PR_ELSE (N_("If it happens every time, a port that does not go with the chosen "
                  "encryption, or an antivirus program in between, may be the reason.")),
    },
    .advice = {
      WAIT,
      USUAL_PORTS,
      OTHER_NETWORK,
      EXCEPTION,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_PROXY_FAILED] = {
    .title = {
      PR_SAY (N_("The proxy refused the connection")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("This computer is set to reach the internet through a go-between, called a "
                 "proxy, and that did not make the connection to {host}.")),
      PR_ELSE (N_("This computer is set to reach the internet through a go-between, called a "
                  "proxy, and that did not make the connection to the mail server.")),
      PR_SAY (N_("Many proxies let only web pages through.")),
      PR_SAY (N_("Your mail settings are probably fine.")),
    },
    .advice = {
      PR_SAY (N_("Open this computer’s network settings and look at “Proxy”: if you do not "
                 "need it, switch it off.")),
      PR_SAY (N_("At work or at school, ask the people who run the network to let mail "
                 "through the proxy.")),
      PR_SAY (N_("Use another network without a proxy, such as your phone’s hotspot.")),
    },
  },

  /* Encryption */

  [PR_DIAGNOSIS_TLS_ON_PLAIN_PORT] = {
    .title = {
      PR_SAY (N_("The encryption setting does not fit this port")),
    },
    .explanation = {
      /* translators: {port} is a port number, {host} is a server’s name */
      PR_SAY (N_("Encryption was to begin at once, but on port {port} the server {host} "
                 "starts unencrypted and at best switches over later (STARTTLS).")),
      PR_ELSE (N_("Encryption was to begin at once, but on this port the server starts "
                  "unencrypted and at best switches over later (STARTTLS).")),
      PR_SAY (N_("The server is all right: only port and encryption do not go together.")),
      NOT_SENT,
    },
    .advice = {
      STARTTLS_PORTS,
      COMPARE_SETTINGS,
      KEEP_ENCRYPTION,
    },
  },

  [PR_DIAGNOSIS_PLAIN_ON_TLS_PORT] = {
    .title = {
      PR_SAY (N_("This server wants encryption from the start")),
    },
    .explanation = {
      /* translators: {port} is a port number, {host} is a server’s name */
      PR_SAY (N_("The connection was to begin without encryption, but on port {port} the "
                 "server {host} expects it from the first moment (TLS).")),
      PR_ELSE (N_("The connection was to begin without encryption, but on this port the "
                  "server expects it from the first moment (TLS).")),
      PR_SAY (N_("The server is all right: only port and encryption do not go together.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_NOTHING_TRIED,
                 N_("Keep the port and choose TLS (also called SSL) as encryption.")),
      PR_SAY_IF (PR_IF_SMTP, N_("If you want to use STARTTLS, choose port 587 with it.")),
      PR_ELSE_IF (PR_IF_IMAP, N_("If you want to use STARTTLS, choose port 143 with it.")),
      PR_ELSE_IF (PR_IF_POP3, N_("If you want to use STARTTLS, choose port 110 with it.")),
      COMPARE_SETTINGS,
    },
  },

  [PR_DIAGNOSIS_STARTTLS_NOT_OFFERED] = {
    .title = {
      PR_SAY (N_("The server does not offer encryption this way")),
    },
    .explanation = {
      PR_SAY_IF (PR_IF_GREETING_IS_MASKED,
                 N_("A firewall between this computer and the server changes what the server "
                    "says, and so hides its encryption.")),
      /* translators: {port} is a port number, {host} is a server’s name */
      PR_ELSE (N_("On port {port} the server {host} does not offer to switch over to "
                  "encryption (STARTTLS).")),
      PR_ELSE (N_("On this port the server does not offer to switch over to encryption "
                  "(STARTTLS).")),
      PR_SAY (N_("Most servers have another port where everything is encrypted from the start.")),
      NOT_SENT,
    },
    .advice = {
      IMPLICIT_TLS_PORTS,
      PR_SAY_IF (PR_IF_GREETING_IS_MASKED,
                 N_("Ask the people who run the firewall to switch off its inspection of "
                    "mail (“SMTP inspection” or “fixup”).")),
      COMPARE_SETTINGS,
      KEEP_ENCRYPTION,
      PR_SAY (N_("If your provider offers no encryption at all, ask it to, or consider "
                 "another provider.")),
    },
  },

  [PR_DIAGNOSIS_STARTTLS_REFUSED] = {
    .title = {
      PR_SAY (N_("The server cannot encrypt the connection right now")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} offers encryption, but when asked for it, it refused "
                 "(STARTTLS).")),
      PR_ELSE (N_("The server offers encryption, but when asked for it, it refused (STARTTLS).")),
      PR_SAY (N_("This is a fault on the server’s side, and often passes soon.")),
      NOT_SENT,
    },
    .advice = {
      WAIT,
      IMPLICIT_TLS_PORTS,
      KEEP_ENCRYPTION,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_STARTTLS_REQUIRED] = {
    .title = {
      PR_SAY (N_("The server insists on an encrypted connection")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} does not go on without encryption, so that nobody on the "
                 "way can read your password and your mail.")),
      PR_ELSE (N_("The server does not go on without encryption, so that nobody on the way "
                  "can read your password and your mail.")),
      PR_SAY_IF (PR_IF_UNENCRYPTED,
                 N_("This account is set to use none; only that setting has to change.")),
      PR_ELSE (N_("The account is probably set to use none; only that setting has to change.")),
    },
    .advice = {
      STARTTLS_PORTS,
      COMPARE_SETTINGS,
      PR_SAY (N_("If a device such as a scanner cannot encrypt, look for an update for it, or "
                 "send from another device.")),
    },
  },

  [PR_DIAGNOSIS_CERTIFICATE_EXPIRED] = {
    .title = {
      PR_SAY (N_("The server’s certificate has expired")),
    },
    .explanation = {
      /* translators: {host} is a server’s name, {end} is a date */
      PR_SAY (N_("A certificate is a server’s identity card, and that of {host} was valid "
                 "only until {end}.")),
      /* translators: {host} is a server’s name */
      PR_ELSE (N_("A certificate is a server’s identity card, and that of {host} is no longer "
                  "valid.")),
      PR_ELSE (N_("A certificate is a server’s identity card, and this one is no longer valid.")),
      PR_SAY_IF (PR_IF_CLOCK_IS_WRONG,
                 N_("But the clock of this computer seems to be wrong, and then a valid "
                    "certificate can look expired.")),
      PR_ELSE (N_("Your provider has to renew it; that is usually done within a day.")),
      PR_SAY (N_("Until then nobody can be sure that this is the real server.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY (N_("Check the date and time of this computer: with a wrong clock a valid "
                 "certificate looks expired.")),
      PR_SAY (N_("Wait a few hours and try again; if nothing has changed by then, tell your "
                 "provider.")),
      PR_SAY (N_("See on your provider’s help pages whether the server has a new name by now.")),
      USE_WEBSITE,
      KEEP_ENCRYPTION,
    },
  },

  [PR_DIAGNOSIS_CERTIFICATE_NOT_YET_VALID] = {
    .title = {
      PR_SAY (N_("The server’s certificate is not valid yet")),
    },
    .explanation = {
      /* translators: {host} is a server’s name, {begin} is a date */
      PR_SAY (N_("A certificate is a server’s identity card, and that of {host} is valid only "
                 "from {begin} on.")),
      PR_ELSE (N_("A certificate is a server’s identity card, and this one becomes valid only "
                  "later.")),
      PR_SAY_IF (PR_IF_CLOCK_IS_WRONG,
                 N_("The clock of this computer shows a date in the past: other certificates, or "
                    "the server’s own clock, prove it.")),
      PR_ELSE (N_("Nearly always the clock of this computer is wrong and shows a date in the "
                  "past. More rarely the provider has put a new certificate to use too early.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY (N_("Set the date, time and time zone of this computer, or better, let it set "
                 "them automatically.")),
      PR_SAY (N_("If the clock is wrong again after each start, have the computer’s small "
                 "clock battery replaced.")),
      PR_SAY_IF (PR_IF_CLOCK_IS_WRONG, N_("Then try again.")),
      PR_ELSE (N_("If the clock is right, wait a day and try again, or tell your provider.")),
      KEEP_ENCRYPTION,
    },
  },

  [PR_DIAGNOSIS_CERTIFICATE_SELF_SIGNED] = {
    .title = {
      PR_SAY (N_("Nobody vouches for the server’s certificate")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("A certificate is a server’s identity card, and {host} has written its own "
                 "(a self-signed certificate).")),
      PR_ELSE (N_("A certificate is a server’s identity card, and this server has written its "
                  "own (a self-signed certificate).")),
      PR_SAY (N_("So nobody can tell whether it is the real server or someone who pretends to "
                 "be.")),
      PR_SAY (N_("Private and company servers sometimes do this; a public mail provider "
                 "should not.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY (N_("Check the server’s name: the servers of large providers never show such a "
                 "certificate.")),
      PR_SAY (N_("If it is your own or your company’s server, ask the person who runs it for "
                 "the certificate’s fingerprint (SHA-256), and trust it only if both are the "
                 "same.")),
      PR_SAY (N_("Ask the person who runs the server to install a certificate from a "
                 "recognized authority; there are free ones.")),
      PR_SAY (N_("If you are in a hotel, café or other public place, go on only from a "
                 "network you trust.")),
      KEEP_ENCRYPTION,
    },
  },

  [PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED] = {
    .title = {
      PR_SAY (N_("The server’s certificate could not be verified")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY_IF (PR_IF_CHAIN_INCOMPLETE,
                 N_("A certificate is a server’s identity card, and {host} does not send all "
                    "that is needed to check its own (an intermediate certificate is "
                    "missing).")),
      PR_ELSE_IF (PR_IF_CHAIN_INCOMPLETE,
                  N_("A certificate is a server’s identity card, and this server does not "
                     "send all that is needed to check its own (an intermediate certificate "
                     "is missing).")),
      /* translators: {host} is a server’s name, {issuer} is the name of an organisation */
      PR_ELSE (N_("A certificate is a server’s identity card, and that of {host} was issued "
                  "by “{issuer}”, which this computer does not know as trustworthy.")),
      /* translators: {host} is a server’s name */
      PR_ELSE (N_("A certificate is a server’s identity card, and that of {host} was not "
                  "issued by anyone this computer knows as trustworthy.")),
      PR_ELSE (N_("A certificate is a server’s identity card, and this one was not issued by "
                  "anyone this computer knows as trustworthy.")),
      PR_SAY_IF (PR_IF_CHAIN_INCOMPLETE,
                 N_("This is a common slip when a server is set up; a web browser may not "
                    "even notice it.")),
      PR_ELSE (N_("Companies and schools often issue such certificates for themselves; but it "
                  "may also be someone who pretends to be the server.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY_IF (PR_IF_CHAIN_INCOMPLETE,
                 N_("Tell your provider that its server does not send the intermediate "
                    "certificate.")),
      PR_ELSE (N_("If the server belongs to your company or school, ask there for its root "
                  "certificate and install it on this computer.")),
      PR_SAY (N_("Check the server’s name for typing mistakes, and compare it with your "
                 "provider’s help pages.")),
      PR_SAY (N_("Install the updates for this computer: its list of trustworthy authorities "
                 "may be out of date.")),
      PR_SAY (N_("Test through another network, to see whether the same certificate is shown "
                 "there.")),
      KEEP_ENCRYPTION,
    },
  },

  [PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH] = {
    .title = {
      PR_SAY (N_("The certificate is for a different server name")),
    },
    .explanation = {
      /* translators: {host} is a server’s name, {names} is one or more host names */
      PR_SAY (N_("A certificate is a server’s identity card, and the one that {host} shows "
                 "was made out for {names}.")),
      /* translators: {host} is a server’s name */
      PR_ELSE (N_("A certificate is a server’s identity card, and the one that {host} shows "
                  "was made out for another name.")),
      PR_ELSE (N_("A certificate is a server’s identity card, and the one shown here was made "
                  "out for another name.")),
      PR_SAY (N_("Most often it is the right server, which only wants to be called by the "
                 "name in the certificate.")),
      PR_SAY (N_("But it can also be a stranger’s server, so do not go on if the name in it "
                 "means nothing to you.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY (N_("Enter the server’s name exactly as your provider’s help pages give it; "
                 "often it is the one in the certificate.")),
      PR_SAY (N_("If you entered a name of your own domain, use the name of the server at "
                 "your web host instead.")),
      PR_SAY (N_("If you are in a hotel, café or other public place, try again from a "
                 "network you trust.")),
      PR_SAY (N_("If your provider gives exactly the name you entered, tell its support about "
                 "the certificate.")),
      KEEP_ENCRYPTION,
    },
  },

  [PR_DIAGNOSIS_CERTIFICATE_REVOKED] = {
    .title = {
      PR_SAY (N_("The server’s certificate has been withdrawn")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("A certificate is a server’s identity card, and the authority that issued "
                 "the one of {host} has taken it back.")),
      PR_ELSE (N_("A certificate is a server’s identity card, and the authority that issued "
                  "this one has taken it back.")),
      PR_SAY (N_("That is done when someone else may have got hold of it, so the server "
                 "cannot be trusted until it has a new one.")),
      NOT_SENT,
    },
    .advice = {
      TELL_PROVIDER,
      PR_SAY (N_("Do not sign in to this server with any program until the certificate has "
                 "been replaced.")),
      PR_SAY (N_("Ask your provider whether it advises you to change your password.")),
      KEEP_ENCRYPTION,
    },
  },

  [PR_DIAGNOSIS_CERTIFICATE_WEAK] = {
    .title = {
      PR_SAY (N_("The server’s certificate is too weak to be safe")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("A certificate is a server’s identity card, and that of {host} is made in a "
                 "way that can be forged today (its key or signature is too weak).")),
      PR_ELSE (N_("A certificate is a server’s identity card, and this one is made in a way "
                  "that can be forged today (its key or signature is too weak).")),
      PR_SAY (N_("Your provider has to replace it.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY (N_("See on your provider’s help pages whether there is a newer server name.")),
      TELL_PROVIDER,
      USE_WEBSITE,
      PR_SAY (N_("Do not lower the security settings of this computer, and leave the "
                 "encryption switched on.")),
    },
  },

  [PR_DIAGNOSIS_TLS_VERSION_TOO_OLD] = {
    .title = {
      PR_SAY (N_("The server’s encryption is too old to be safe")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} offers only kinds of encryption that are no longer safe "
                 "(a TLS version before 1.2, or old ciphers).")),
      PR_ELSE (N_("The server offers only kinds of encryption that are no longer safe (a TLS "
                  "version before 1.2, or old ciphers).")),
      PR_SAY (N_("Your provider has to bring it up to date.")),
      PR_SAY (N_("If the message comes from an old program or device, it may be the other way "
                 "round: then that one needs an update.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY (N_("See on your provider’s help pages whether there is a newer server name.")),
      PR_SAY (N_("Install the updates for the program or device that shows the message.")),
      TELL_PROVIDER,
      USE_WEBSITE,
      PR_SAY (N_("Do not lower the security settings of this computer, and leave the "
                 "encryption switched on.")),
    },
  },

  [PR_DIAGNOSIS_TLS_INTERCEPTED] = {
    .title = {
      PR_SAY (N_("Something in between opens the encrypted connection")),
    },
    .explanation = {
      /* translators: {interceptor} is the name of an antivirus product or security system */
      PR_SAY (N_("It was not the mail server that answered but “{interceptor}”, with a "
                 "certificate of its own.")),
      PR_ELSE (N_("It was not the mail server that answered but an antivirus program or a "
                  "security system of the network, with a certificate of its own.")),
      PR_SAY (N_("It does so to look for viruses, but it can then read everything, your "
                 "password too.")),
      PR_SAY_IF (PR_IF_CERTIFICATE_IS_TRUSTED,
                 N_("This computer has been told to accept that, so mail works here; a program "
                    "or device that has not takes it for a stranger.")),
      PR_ELSE (N_("Mail programs therefore take it for a stranger.")),
      NOT_SENT,
    },
    .advice = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("In the antivirus program, switch off only the checking of encrypted mail, "
                 "or add an exception for {host}; leave the rest of it on.")),
      PR_ELSE (N_("In the antivirus program, switch off only the checking of encrypted mail, "
                  "or add an exception for the mail server; leave the rest of it on.")),
      PR_SAY (N_("At work or at school, ask the people who run the network to let mail "
                 "through unopened, or to install their certificate on this computer.")),
      OTHER_NETWORK,
      KEEP_ENCRYPTION,
    },
  },

  [PR_DIAGNOSIS_CLIENT_CERTIFICATE_REQUIRED] = {
    .title = {
      PR_SAY (N_("The server wants a personal certificate from you")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} lets in only computers that show a digital identity card "
                 "of their own (a client certificate).")),
      PR_ELSE (N_("The server lets in only computers that show a digital identity card of "
                  "their own (a client certificate).")),
      PR_SAY (N_("Some companies and authorities want that; public mail providers do not.")),
      PR_SAY (N_("Postrider cannot show such a certificate.")),
    },
    .advice = {
      COMPARE_SETTINGS,
      PR_SAY (N_("Ask the people who run the server whether there is another server or port "
                 "for signing in with a password.")),
      PR_SAY (N_("If you have been given such a certificate, install it in your mail program "
                 "as their instructions say.")),
    },
  },

  [PR_DIAGNOSIS_TLS_HANDSHAKE_FAILED] = {
    .title = {
      PR_SAY (N_("No encrypted connection could be set up")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} was reached, but the two sides could not agree on the "
                 "encryption (TLS handshake failed).")),
      PR_ELSE (N_("The server was reached, but the two sides could not agree on the "
                  "encryption (TLS handshake failed).")),
      PR_SAY (N_("The server may be set up badly or out of date, a firewall or antivirus "
                 "program may be in the way, or the port may be that of another service.")),
      NOT_SENT,
    },
    .advice = {
      USUAL_PORTS,
      EXCEPTION,
      OTHER_NETWORK,
      PR_SAY (N_("Install the updates for this computer and your mail program.")),
      TELL_PROVIDER,
    },
  },

  /* Talking to the server */

  [PR_DIAGNOSIS_WRONG_SERVICE] = {
    .title = {
      PR_SAY (N_("Another kind of server answers here")),
    },
    .explanation = {
      /* translators: {port} is a port number, {host} is a server’s name, {found} is the name of a
         protocol, such as “IMAP” */
      PR_SAY (N_("On port {port} of {host} something else answers than the mail service that "
                 "was expected: {found}.")),
      /* translators: {port} is a port number, {host} is a server’s name */
      PR_ELSE (N_("On port {port} of {host} something else answers than the mail service that "
                  "was expected.")),
      PR_ELSE (N_("Something else answers here than the mail service that was expected.")),
      PR_SAY (N_("Most often the port is that of another service, or the servers for incoming "
                 "and outgoing mail have been swapped.")),
    },
    .advice = {
      PR_SAY (N_("Check whether the servers for incoming and outgoing mail have been swapped.")),
      USUAL_PORTS,
      COMPARE_SETTINGS,
    },
  },

  [PR_DIAGNOSIS_PROTOCOL_ERROR] = {
    .title = {
      PR_SAY (N_("The server’s answer makes no sense")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("Something answered at {host}, but not in the way that mail servers do.")),
      PR_ELSE (N_("Something answered, but not in the way that mail servers do.")),
      PR_SAY (N_("It may be another kind of server, a firewall that changes the answers, or a "
                 "faulty server.")),
    },
    .advice = {
      PR_SAY (N_("Check the server’s name and the port for typing mistakes.")),
      USUAL_PORTS,
      OTHER_NETWORK,
      EXCEPTION,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_COMMAND_REJECTED] = {
    .title = {
      PR_SAY (N_("The server did not understand a request")),
    },
    .explanation = {
      PR_SAY (N_("Mail program and server talk in short commands, and the server does not "
                 "know one of them or finds it badly written.")),
      PR_SAY_IF (PR_IF_INCOMING, N_("Often an antivirus program in between changes the commands.")),
      PR_ELSE (N_("Often an address contains a character the server does not accept, or an "
                  "antivirus program in between changes the commands.")),
      PR_SAY (N_("It can also be a fault of the program, the device or the server.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_INCOMING, N_("Check the server’s name and the port for typing mistakes.")),
      PR_ELSE (N_("Check the addresses of sender and recipients for spaces, commas, brackets "
                  "and accented letters.")),
      EXCEPTION,
      PR_SAY (N_("Install the updates for the program or device that shows the message.")),
      SEARCH_WEB,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_BAD_SEQUENCE] = {
    .title = {
      PR_SAY (N_("The server expected something else first")),
    },
    .explanation = {
      PR_SAY (N_("Mail program and server talk in a fixed order, and the server was waiting "
                 "for another step (bad sequence of commands).")),
      PR_SAY_IF (PR_IF_INCOMING, N_("Often that step is to sign in.")),
      PR_ELSE_IF (PR_IF_SIGNED_IN, N_("Often an address was refused just before.")),
      PR_ELSE (N_("Often that step is to sign in, or an address was refused just before.")),
      PR_SAY (N_("An antivirus program in between can also have swallowed a step.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_INCOMING,
                 N_("Check that a user name and a password are entered for this account.")),
      PR_ELSE_IF (PR_IF_SIGNED_IN,
                  N_("Use the address of the account you sign in with as the sender.")),
      PR_ELSE (N_("Switch on sign-in for outgoing mail, usually with the same user name and "
                  "password as for incoming mail.")),
      PR_SAY_IF (PR_IF_SMTP,
                 N_("Check the addresses of sender and recipients for typing mistakes.")),
      PR_SAY (N_("Close the program that shows the message, open it again and try once more.")),
      EXCEPTION,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_HELO_REJECTED] = {
    .title = {
      PR_SAY (N_("The server does not accept this computer’s name")),
    },
    .explanation = {
      PR_SAY (N_("At the start a mail program gives the name of its computer (HELO), and the "
                 "server does not accept the one it got.")),
      PR_SAY (N_("Often the name has a character such as “_” in it, or the server wants the "
                 "full name of a real mail server.")),
      PR_SAY (N_("On the ports for mail programs the name hardly matters.")),
    },
    .advice = {
      OWN_PROVIDER,
      PR_SAY (N_("Give this computer a name of letters, digits and hyphens only, and start it "
                 "again.")),
      PR_SAY (N_("If you run a mail server of your own, make it introduce itself with its "
                 "full name, such as mail.example.com.")),
      TELL_PROVIDER,
    },
  },

  /* Signing in */

  [PR_DIAGNOSIS_WRONG_CREDENTIALS] = {
    .title = {
      PR_SAY (N_("The user name or the password was not accepted")),
    },
    .explanation = {
      PR_SAY_IF (PR_IF_SMTP | PR_IF_OTHER_SERVICE_SIGNED_IN,
                 N_("Incoming mail accepted this user name and password, but the server for "
                    "outgoing mail did not.")),
      PR_ELSE_IF (PR_IF_OTHER_SERVICE_SIGNED_IN,
                  N_("Another server of this account accepted this user name and password, "
                     "but this one did not.")),
      /* translators: {host} is a server’s name, {username} is a login name */
      PR_ELSE (N_("The server {host} did not let you in as {username}.")),
      PR_ELSE (N_("The server did not let you in.")),
      PR_SAY_IF (PR_IF_OTHER_SERVICE_SIGNED_IN,
                 N_("So they are probably typed correctly, and this server wants others, or "
                    "access to it has to be switched on first.")),
      PR_ELSE (N_("Most often the password has a typing mistake, or the user name has to be "
                  "written in another way.")),
      PR_SAY_IF (PR_IF_HAS_APP_PASSWORD,
                 N_("What was entered has the form of an app password: it may have been "
                    "withdrawn, belong to another account, or not be what this server wants.")),
      PR_ELSE (N_("Many providers give the same answer when they want an app password, or when "
                  "access for mail programs is switched off.")),
    },
    .advice = {
      PR_ASK_LOGIN_IF (PR_IF_SMTP | PR_IF_OTHER_SERVICE_SIGNED_IN,
                       N_("If your provider has given you another user name or password for "
                          "sending, enter those; its help pages tell.")),
      PR_ELSE_IF (PR_IF_OTHER_SERVICE_SIGNED_IN,
                  N_("If your provider has given you a user name and password of their own for "
                     "this server, enter those for it; its help pages tell.")),
      PR_ELSE (N_("Type the password again with “show password” on; look out for Caps Lock "
                  "and the keyboard’s language.")),
      PR_SAY_IF (PR_IF_USERNAME_IS_EMAIL,
                 N_("See on your provider’s help pages how the user name is written: a few "
                    "want only the part before the “@”, or a customer number.")),
      /* translators: {email} is the user’s e-mail address */
      PR_ELSE (N_("Use your full e-mail address as the user name: {email}.")),
      PR_ELSE (N_("Use your full e-mail address as the user name.")),
      PR_SAY_IF (PR_IF_OTHER_SERVICE_SIGNED_IN,
                 N_("If another server of your provider is given for this, use that one.")),
      PR_ELSE (N_("Sign in on your provider’s website with the same password; if that does not "
                  "work either, choose a new one there.")),
      PR_SAY_IF (PR_IF_HAS_APP_PASSWORD,
                 N_("Create a new app password on your provider’s website and enter that; or "
                    "try your normal password, if your provider has no app passwords.")),
      PR_ELSE (N_("If you use two-step verification, leave it on: create an app password on "
                  "your provider’s website and enter that.")),
      PR_SAY (N_("See in your account’s settings on the website whether mail programs (IMAP, "
                 "POP, SMTP) have to be allowed first.")),
    },
  },

  [PR_DIAGNOSIS_APP_PASSWORD_REQUIRED] = {
    .title = {
      PR_SAY (N_("This account needs an app password")),
    },
    .explanation = {
      /* translators: {provider} is a mail provider’s name */
      PR_SAY (N_("{provider} does not let mail programs in with your normal password.")),
      PR_ELSE (N_("Your provider does not let mail programs in with your normal password.")),
      PR_SAY (N_("Instead you create a second password on its website, only for mail "
                 "programs; it is called an app password or an authorization code.")),
      PR_SAY (N_("Your normal password stays as it is.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY (N_("Sign in on your provider’s website, open the security settings and create "
                 "an app password for mail.")),
      PR_SAY (N_("Enter it in place of your normal password; copy it, so that no character "
                 "gets lost.")),
      PR_SAY (N_("If the website offers no app passwords, switch on two-step verification "
                 "there first; many providers offer them only then.")),
      PR_SAY_IF (PR_IF_PASSWORD_WITHHELD,
                 N_("If what you entered is an app password after all, choose “Password "
                    "(PLAIN)” as the sign-in method: then it is sent as it is.")),
      PR_ELSE (N_("With some providers the code appears when you switch on IMAP or POP in the "
                  "settings of the mailbox.")),
      PR_SAY (N_("Leave two-step verification on: it protects your account.")),
    },
  },

  [PR_DIAGNOSIS_WEB_LOGIN_REQUIRED] = {
    .title = {
      PR_SAY (N_("Please sign in on your provider’s website first")),
    },
    .explanation = {
      /* translators: {provider} is a mail provider’s name */
      PR_SAY (N_("Before it lets this program in, {provider} wants to make sure that it is "
                 "really you.")),
      PR_ELSE (N_("Before it lets this program in, your provider wants to make sure that it "
                  "is really you.")),
      PR_SAY (N_("That is usual with a new device or place, after a long break, or when there "
                 "are new terms to agree to.")),
      PR_SAY (N_("Your password may well be right.")),
    },
    .advice = {
      PR_SAY (N_("Open your provider’s website in a browser on this computer, sign in, answer "
                 "what it asks, then try again.")),
      PR_SAY (N_("Look for a message from your provider that asks whether this sign-in was "
                 "you, and confirm it.")),
      PR_SAY (N_("If you use a VPN or are abroad, do this from your usual network.")),
      PR_SAY (N_("If it stays like this, create an app password on the website and enter that "
                 "instead.")),
    },
  },

  [PR_DIAGNOSIS_OAUTH_REQUIRED] = {
    .title = {
      PR_SAY (N_("Your provider no longer accepts passwords here")),
    },
    .explanation = {
      /* translators: {provider} is a mail provider’s name */
      PR_SAY (N_("{provider} lets mail programs in only by a sign-in page of its own that "
                 "opens in the browser (OAuth 2).")),
      PR_ELSE (N_("Your provider lets mail programs in only by a sign-in page of its own that "
                  "opens in the browser (OAuth 2).")),
      PR_SAY (N_("Typing the password again, or choosing another one, does not help.")),
      PR_SAY (N_("The mail program has to know this way of signing in; most current programs do.")),
      NOT_SENT,
    },
    .advice = {
      PR_SAY (N_("In your mail program, choose “OAuth2” as the sign-in method, or add the "
                 "account again by choosing your provider’s name, so that the sign-in page "
                 "opens.")),
      PR_SAY (N_("See on your provider’s help pages whether it accepts an app password instead.")),
      PR_SAY (N_("With an account from work or school, ask there which programs you may use.")),
      PR_SAY (N_("For a printer or scanner, use an outgoing server that still takes a "
                 "password, or send from a computer.")),
      PR_SAY (N_("Do not look for “less secure apps” in the settings: that switch no longer "
                 "exists.")),
    },
  },

  [PR_DIAGNOSIS_OAUTH_TOKEN_REJECTED] = {
    .title = {
      PR_SAY (N_("The permission for your account is no longer valid")),
    },
    .explanation = {
      PR_SAY (N_("When you sign in on your provider’s page, the program gets a permit for "
                 "your account (an OAuth 2 token), and the server does not accept this one.")),
      PR_SAY (N_("Permits run out, end when you change your password, and can lack the right "
                 "to fetch or send mail.")),
    },
    .advice = {
      PR_SAY (N_("Sign in again on your provider’s page, so that the program gets a new permit.")),
      PR_SAY (N_("When asked, agree that the program may read and send your mail.")),
      PR_SAY (N_("If that does not help, remove the program in the security settings on the "
                 "website, and sign in once more.")),
      PR_SAY (N_("Check the date and time of this computer: permits go by the clock.")),
      PR_SAY (N_("With an account from work or school, ask there whether the program has to "
                 "be approved first.")),
    },
  },

  [PR_DIAGNOSIS_AUTH_REQUIRED] = {
    .title = {
      PR_SAY (N_("The server wants you to sign in first")),
    },
    .explanation = {
      PR_SAY_IF (PR_IF_SMTP,
                 N_("The server takes mail only from people who have signed in, and no "
                    "sign-in was made.")),
      PR_ELSE (N_("The server wants to know who you are before it goes on, and no sign-in was "
                  "made.")),
      PR_SAY_IF (PR_IF_INCOMING,
                 N_("Most often no user name or password is entered for the account.")),
      PR_ELSE (N_("Most often sign-in is switched off for outgoing mail; many programs call "
                  "it “My server requires authentication”.")),
      PR_SAY_IF (PR_IF_INCOMING, N_("They are those of your mail account.")),
      PR_ELSE (N_("A few old servers want you to fetch your mail first instead.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_INCOMING,
                 N_("Check that a user name and a password are entered for this account.")),
      PR_ELSE (N_("Switch on sign-in for outgoing mail, usually with the same user name and "
                  "password as for incoming mail.")),
      PR_SAY_IF (PR_IF_INCOMING, N_("Choose “Automatic” or “Password” as the sign-in method.")),
      PR_ELSE (N_("Use the outgoing server of your own mail provider, on port 465 or 587, not "
                  "on 25.")),
      PR_SAY_IF (PR_IF_INCOMING,
                 N_("Compare server name, port and encryption with what your provider says "
                    "on its help pages.")),
      PR_ELSE (N_("If your provider’s help pages say so, fetch your mail first and send "
                  "within a few minutes (POP before SMTP).")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED] = {
    .title = {
      PR_SAY (N_("The server does not offer this way of signing in")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("There are several ways to sign in, and the server {host} and this account’s "
                 "settings have none in common.")),
      PR_ELSE (N_("There are several ways to sign in, and the server and the account’s "
                  "settings have none in common.")),
      PR_SAY (N_("Often the server accepts passwords only on an encrypted connection, or only "
                 "on another port.")),
      PR_SAY (N_("Some providers no longer accept passwords at all, but only a sign-in in the "
                 "browser (OAuth 2).")),
    },
    .advice = {
      PR_SAY (N_("Choose “Automatic” or “Password” as the sign-in method.")),
      NOT_PORT_25,
      USUAL_PORTS,
      PR_SAY (N_("If your provider only has the sign-in in the browser (OAuth 2), choose that "
                 "as the sign-in method.")),
      COMPARE_SETTINGS,
    },
  },

  [PR_DIAGNOSIS_AUTH_ENCRYPTION_REQUIRED] = {
    .title = {
      PR_SAY (N_("The server accepts passwords only when encrypted")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} lets nobody sign in on an unencrypted connection, so that "
                 "nobody on the way can read your password.")),
      PR_ELSE (N_("The server lets nobody sign in on an unencrypted connection, so that "
                  "nobody on the way can read your password.")),
      PR_SAY (N_("Only the encryption setting has to change.")),
      NOT_SENT,
    },
    .advice = {
      STARTTLS_PORTS,
      COMPARE_SETTINGS,
      PR_SAY (N_("If a device such as a scanner cannot encrypt, look for an update for it, or "
                 "send from another device.")),
    },
  },

  [PR_DIAGNOSIS_AUTH_TEMPORARY_FAILURE] = {
    .title = {
      PR_SAY (N_("Your provider cannot check passwords right now")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} works, but the part of it that checks passwords does not "
                 "at the moment.")),
      PR_ELSE (N_("The server works, but the part of it that checks passwords does not at the "
                  "moment.")),
      PR_SAY (N_("Nothing says that your user name or password is wrong, and it nearly always "
                 "passes by itself.")),
    },
    .advice = {
      WAIT,
      PR_SAY (N_("Leave your password and your settings as they are.")),
      LOOK_FOR_OUTAGE,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_AUTH_TOO_MANY_ATTEMPTS] = {
    .title = {
      PR_SAY (N_("Too many sign-ins in a short time")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} lets nobody in to this account for a while, because there "
                 "were too many sign-ins in a short time.")),
      PR_ELSE (N_("The server lets nobody in to this account for a while, because there were "
                  "too many sign-ins in a short time.")),
      PR_SAY (N_("Often another device still has an old password and tries it again and again.")),
      PR_SAY (N_("The lock ends by itself, mostly after some minutes or hours.")),
    },
    .advice = {
      /* translators: {wait} is a length of time, such as “10 minutes” */
      PR_SAY (N_("Wait {wait} before you try again: each try in between can make the wait "
                 "longer.")),
      PR_ELSE (N_("Wait at least half an hour before you try again: each try in between can "
                  "make the wait longer.")),
      PR_SAY (N_("Look at your phone, tablet and other computers: correct the old password "
                 "there, or switch off fetching mail.")),
      PR_SAY (N_("Let your mail programs look for new mail less often, every 15 minutes for "
                 "example.")),
      PR_SAY (N_("If none of your devices can be the reason, change your password on the "
                 "website: someone may be guessing it.")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_PASSWORD_EXPIRED] = {
    .title = {
      PR_SAY (N_("Your password has expired")),
    },
    .explanation = {
      /* translators: {provider} is a mail provider’s name */
      PR_SAY (N_("{provider} wants you to choose a new password before mail programs may sign "
                 "in again.")),
      PR_ELSE (N_("Your provider wants you to choose a new password before mail programs may "
                  "sign in again.")),
      PR_SAY (N_("Companies and schools often ask for this every few months.")),
    },
    .advice = {
      PR_SAY (N_("Choose a new password on your provider’s website; for work or school, where "
                 "you usually sign in there.")),
      PR_SAY (N_("Then enter the new password in the mail programs on all your devices.")),
      PR_SAY (N_("If you use an app password, create a new one too.")),
    },
  },

  [PR_DIAGNOSIS_ACCOUNT_DISABLED] = {
    .title = {
      PR_SAY (N_("Your mail account is locked or closed")),
    },
    .explanation = {
      /* translators: {username} is a login name */
      PR_SAY (N_("The server knows the account {username}, but nobody may use it at the moment.")),
      PR_ELSE (N_("The server knows the account, but nobody may use it at the moment.")),
      PR_SAY (N_("Common reasons are an unpaid bill, a long time without use, or a suspicion "
                 "that someone else has used it.")),
      PR_SAY (N_("Only your provider can unlock it; the password is probably not the reason.")),
    },
    .advice = {
      PR_SAY (N_("Sign in on your provider’s website: it usually says why the account is "
                 "locked, and how to unlock it.")),
      PR_SAY (N_("Look for a message from your provider at your other address or on your phone.")),
      PR_SAY (N_("Ask your provider’s support; for an account from work or school, ask there.")),
      PR_SAY (N_("If someone else may have used the account, choose a new password and switch "
                 "on two-step verification.")),
    },
  },

  [PR_DIAGNOSIS_ACCESS_DISABLED] = {
    .title = {
      PR_SAY (N_("Access for mail programs is switched off")),
    },
    .explanation = {
      /* translators: {provider} is a mail provider’s name */
      PR_SAY (N_("With {provider} you can choose whether mail programs may use your mailbox "
                 "(IMAP, POP, SMTP), and for this account they may not.")),
      PR_ELSE (N_("You can choose with your provider whether mail programs may use your "
                  "mailbox (IMAP, POP, SMTP), and for this account they may not.")),
      PR_SAY (N_("With work and school accounts the administrator decides that; with some "
                 "providers it depends on the plan.")),
      PR_SAY (N_("Your password is probably right.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_SMTP,
                 N_("Sign in on your provider’s website, look in the settings for “SMTP” or "
                    "“mail programs”, and switch it on.")),
      PR_ELSE_IF (PR_IF_IMAP,
                  N_("Sign in on your provider’s website, look in the settings for “IMAP” or "
                     "“mail programs”, and switch it on.")),
      PR_ELSE_IF (PR_IF_POP3,
                  N_("Sign in on your provider’s website, look in the settings for “POP” or "
                     "“mail programs”, and switch it on.")),
      PR_ELSE (N_("Sign in on your provider’s website, look in the settings for “IMAP”, “POP” "
                  "or “mail programs”, and switch it on.")),
      PR_SAY (N_("Wait a quarter of an hour after that, then try again.")),
      PR_SAY_IF (PR_IF_SMTP,
                 N_("With an account from work or school, ask the administrator to allow it "
                    "(in Microsoft 365: “Authenticated SMTP”).")),
      PR_ELSE (N_("With an account from work or school, ask the administrator to allow it.")),
      PR_SAY (N_("See whether your plan includes access for mail programs; some free ones do "
                 "not.")),
      PR_SAY (N_("As a last resort, have your mail forwarded to an address with another "
                 "provider.")),
    },
  },

  [PR_DIAGNOSIS_SIGN_IN_BLOCKED] = {
    .title = {
      PR_SAY (N_("Your provider blocked this sign-in")),
    },
    .explanation = {
      PR_SAY (N_("User name and password may be right, but the sign-in came from a place, a "
                 "network or a device that your provider does not accept.")),
      PR_SAY (N_("That is common abroad, through a VPN, on a new device, or where a company "
                 "has rules of its own.")),
    },
    .advice = {
      PR_SAY (N_("Look for a message from your provider that asks whether this sign-in was "
                 "you, and confirm it.")),
      PR_SAY (N_("Sign in once on your provider’s website, on this computer and in this network.")),
      PR_SAY (N_("If you use a VPN, disconnect it for a test, or test from your usual network.")),
      PR_SAY (N_("With an account from work or school, ask there which devices, programs and "
                 "places are allowed.")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_MAILBOX_IN_USE] = {
    .title = {
      PR_SAY (N_("Another program is using the mailbox")),
    },
    .explanation = {
      PR_SAY (N_("Only one program at a time may open this mailbox, and another one has it "
                 "open now.")),
      PR_SAY (N_("Most often a mail program on another device is just fetching mail, or an "
                 "earlier connection has not ended properly.")),
      PR_SAY (N_("The server releases the mailbox by itself after a while.")),
    },
    .advice = {
      PR_SAY (N_("Close the mail programs on your other devices, wait a few minutes, and try "
                 "again.")),
      PR_SAY (N_("If that does not help, wait half an hour.")),
      PR_SAY (N_("Let each mail program look for new mail less often, every 15 minutes for "
                 "example.")),
      PR_SAY_IF (PR_IF_POP3,
                 N_("Use IMAP instead of POP3, if your provider offers it: several devices "
                    "may then use the mailbox at once.")),
    },
  },

  [PR_DIAGNOSIS_MAILBOX_NOT_ACCESSIBLE] = {
    .title = {
      PR_SAY (N_("Signed in, but the inbox could not be opened")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("User name and password are right, but then the server {host} did not open "
                 "the inbox.")),
      PR_ELSE (N_("User name and password are right, but then the server did not open the inbox.")),
      PR_SAY (N_("Usually the mailbox is not set up completely, is under repair, or is not "
                 "meant for this kind of program.")),
    },
    .advice = {
      PR_SAY (N_("Open the mailbox on your provider’s website; if the account is new, that "
                 "may be all it needs.")),
      PR_SAY (N_("See there whether a security question or a setting for mail programs is "
                 "waiting for you.")),
      PR_SAY (N_("With an account from work or school, ask there whether it has a mailbox (a "
                 "license) at all.")),
      WAIT,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_MAILBOX_FULL] = {
    .title = {
      PR_SAY (N_("Your mailbox is full")),
    },
    .explanation = {
      /* translators: {email} is the user’s e-mail address */
      PR_SAY (N_("All the space for {email} is used up.")),
      PR_ELSE (N_("All the space of your mailbox is used up.")),
      PR_SAY (N_("As long as that is so, mail for you is sent back to whoever wrote it, and "
                 "with some providers you cannot send either.")),
    },
    .advice = {
      PR_SAY (N_("Delete messages with large attachments, in “Sent” as well, then empty the "
                 "trash and the junk folder.")),
      PR_SAY (N_("Move old messages to a folder on this computer.")),
      PR_SAY (N_("See whether photos or files with the same provider share the space, and "
                 "make room there.")),
      PR_SAY_IF (PR_IF_POP3,
                 N_("In your mail program, switch off “leave messages on server”, or limit "
                    "it to some days.")),
      PR_SAY (N_("Ask your provider for more space.")),
    },
  },

  /* Sending: the sender */

  [PR_DIAGNOSIS_SENDER_NOT_ALLOWED] = {
    .title = {
      PR_SAY (N_("You may not send with this sender address")),
    },
    .explanation = {
      /* translators: {email} is the user’s e-mail address */
      PR_SAY (N_("The address {email} does not belong to the account you signed in with, as "
                 "far as the server knows.")),
      PR_ELSE (N_("The sender’s address does not belong to the account you signed in with, as "
                  "far as the server knows.")),
      PR_SAY (N_("Providers allow only your own addresses, so that nobody can write in your "
                 "name.")),
    },
    .advice = {
      PR_SAY (N_("Use the address of the account you sign in with as the sender; check both "
                 "for typing mistakes.")),
      PR_SAY (N_("For each of your addresses, use the outgoing server, user name and password "
                 "of its own provider.")),
      PR_SAY (N_("If it is a second address (an alias), add and confirm it in your provider’s "
                 "settings first, often under “Send mail as”.")),
      PR_SAY (N_("At work or at school, ask for the right to send from this address (“Send as”).")),
    },
  },

  [PR_DIAGNOSIS_SENDER_REJECTED] = {
    .title = {
      PR_SAY (N_("The sender address was refused")),
    },
    .explanation = {
      /* translators: {email} is the user’s e-mail address */
      PR_SAY (N_("The server takes no mail from {email}.")),
      PR_ELSE (N_("The server takes no mail from this sender address.")),
      PR_SAY (N_("The address may have a typing mistake, or the receiving side has blocked it "
                 "or the whole provider behind it.")),
    },
    .advice = {
      PR_SAY (N_("Check the sender’s address in your mail program for typing mistakes.")),
      OWN_PROVIDER,
      WHITE_LIST,
      PR_SAY (N_("If the address is used for bulk mail or by a device, send from a mailbox "
                 "that exists and can receive mail.")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_SENDER_DOMAIN_NOT_FOUND] = {
    .title = {
      PR_SAY (N_("The part after the “@” in the sender’s address is unknown")),
    },
    .explanation = {
      /* translators: {domain} is the part of an e-mail address after the “@” */
      PR_SAY (N_("The server could not find “{domain}”, the part of your address after the "
                 "“@”, and takes no mail from unknown places.")),
      PR_ELSE (N_("The server could not find the part of the sender’s address after the “@”, "
                  "and takes no mail from unknown places.")),
      PR_SAY (N_("Most often it has a typing mistake, or a program or device sends with a "
                 "made-up address.")),
      PR_SAY (N_("If it is a domain of your own, it may have expired, or its entries are not "
                 "complete yet.")),
    },
    .advice = {
      PR_SAY (N_("Check the sender’s address in your mail program or device for typing mistakes.")),
      PR_SAY (N_("Enter an address that exists and can receive mail as the sender.")),
      PR_SAY (N_("If it is a domain of your own, check whether it is paid for and has entries "
                 "for mail (MX) in DNS.")),
      PR_SAY (N_("If the domain is new, wait a day until it is known everywhere.")),
    },
  },

  [PR_DIAGNOSIS_SENDER_AUTHENTICATION_FAILED] = {
    .title = {
      PR_SAY (N_("The sender address could not be proved genuine")),
    },
    .explanation = {
      /* translators: {domain} is the part of an e-mail address after the “@” */
      PR_SAY (N_("The receiving side looks up which servers may send for “{domain}”, and this "
                 "message did not pass (SPF, DKIM or DMARC).")),
      PR_ELSE (N_("The receiving side looks up which servers may send for the sender’s "
                  "address, and this message did not pass (SPF, DKIM or DMARC).")),
      PR_SAY (N_("That happens when mail goes out through a server that does not belong to "
                 "the address, when it is forwarded, or when the entries of the domain are "
                 "not complete.")),
    },
    .advice = {
      OWN_PROVIDER,
      PR_SAY (N_("If it is a domain of your own, follow your provider’s guide for SPF, DKIM "
                 "and DMARC, or ask your web host to set them.")),
      PR_SAY (N_("If a newsletter or shop service sends for you, add it to those entries as "
                 "its guide says.")),
      PR_SAY (N_("If the message was forwarded, send it straight to the final address.")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_SENDING_LIMIT_EXCEEDED] = {
    .title = {
      PR_SAY (N_("You have reached your sending limit for now")),
    },
    .explanation = {
      /* translators: {provider} is a mail provider’s name */
      PR_SAY (N_("{provider} allows only so many messages or recipients in an hour or a day, "
                 "and these are used up.")),
      PR_ELSE (N_("Your provider allows only so many messages or recipients in an hour or a "
                  "day, and these are used up.")),
      PR_SAY (N_("Sending works again by itself, after a day at the latest with most providers.")),
    },
    .advice = {
      /* translators: {wait} is a length of time, such as “10 minutes” */
      PR_SAY (N_("Wait {wait}, then try again.")),
      PR_ELSE (N_("Wait an hour and try again; if that is too early, wait until tomorrow.")),
      SEND_SLOWLY,
      STRANGER_SENDS,
      PR_SAY (N_("For newsletters, use a mailing service made for that.")),
      PR_SAY (N_("Ask your provider whether the limit can be raised, perhaps with another plan.")),
    },
  },

  [PR_DIAGNOSIS_SENDING_TOO_FAST] = {
    .title = {
      PR_SAY (N_("Messages are being sent too quickly")),
    },
    .explanation = {
      PR_SAY (N_("The server slows down everyone who sends many messages in a short time, to "
                 "keep spam out.")),
      PR_SAY (N_("Your messages are not refused for good: they only have to be sent again "
                 "later, and more slowly.")),
    },
    .advice = {
      /* translators: {wait} is a length of time, such as “10 minutes” */
      PR_SAY (N_("Wait {wait}, then send again.")),
      PR_ELSE (N_("Wait a quarter of an hour, then send again.")),
      SEND_SLOWLY,
      PR_SAY (N_("For newsletters, use a mailing service made for that, and address each "
                 "recipient personally.")),
      STRANGER_SENDS,
    },
  },

  [PR_DIAGNOSIS_TOO_MANY_CONNECTIONS] = {
    .title = {
      PR_SAY (N_("Too many connections at the same time")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} allows only a few connections at once, and more than that "
                 "are open now.")),
      PR_ELSE (N_("The server allows only a few connections at once, and more than that are "
                  "open now.")),
      PR_SAY (N_("Each phone, tablet and computer opens several, and in an office those of "
                 "all colleagues can count together.")),
    },
    .advice = {
      PR_SAY (N_("Close the mail programs on your other devices, wait a few minutes, and try "
                 "again.")),
      PR_SAY (N_("In your mail program’s account settings, set the number of connections to 2 "
                 "or 3.")),
      PR_SAY (N_("Let each mail program look for new mail less often, every 15 minutes for "
                 "example.")),
      PR_SAY (N_("If it goes on, ask your provider how many connections it allows.")),
    },
  },

  /* Sending: the recipient */

  [PR_DIAGNOSIS_RECIPIENT_UNKNOWN] = {
    .title = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS, N_("Your own address does not exist on this server")),
      PR_ELSE (N_("The recipient’s address does not exist")),
    },
    .explanation = {
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_SAY (N_("The receiving side has no mailbox {recipient}.")),
      PR_ELSE (N_("The receiving side has no mailbox with this address.")),
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("It is your own address: perhaps it has a typing mistake, is not set up "
                    "yet, or no longer exists.")),
      PR_ELSE (N_("Most often it has a typing mistake, or the person has moved to another "
                  "address.")),
      PR_SAY (N_("Sending to it again does not help.")),
    },
    .advice = {
      PR_SAY (N_("Check the address letter by letter, above all the part before the “@”.")),
      PR_SAY_IF (PR_IF_OTHER_ADDRESS,
                 N_("Delete the address from your mail program’s suggestions and type it "
                    "again.")),
      PR_SAY_IF (PR_IF_OTHER_ADDRESS,
                 N_("Ask the recipient what the address is now, by phone for example.")),
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("Sign in on your provider’s website; if the mailbox is there, tell its "
                    "support what the server answered.")),
      PR_ELSE (N_("If the address is certainly right, let the recipient’s provider know what "
                  "its server answered.")),
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_INVALID] = {
    .title = {
      PR_SAY (N_("The recipient’s address is not written correctly")),
    },
    .explanation = {
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_SAY (N_("“{recipient}” does not look like an e-mail address to the server, or has a "
                 "character in it that the server does not accept.")),
      PR_ELSE (N_("The recipient’s address does not look like an e-mail address to the "
                  "server, or has a character in it that the server does not accept.")),
      PR_SAY (N_("An address has the form name@example.com.")),
    },
    .advice = {
      PR_SAY (N_("Look for spaces, a comma in place of a dot, a missing or second “@”, "
                 "quotes, brackets, and a dot at the end.")),
      PR_SAY (N_("Type the address by hand: invisible characters can come along when it is "
                 "copied.")),
      PR_SAY (N_("If there are several recipients, separate them as your mail program wants "
                 "it, mostly by commas.")),
      PR_SAY (N_("If the address has accented or foreign letters, ask the recipient for one "
                 "without.")),
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_DOMAIN_NOT_FOUND] = {
    .title = {
      PR_SAY (N_("The part after the recipient’s “@” is unknown")),
    },
    .explanation = {
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_SAY (N_("The part after the “@” in {recipient} is not known on the internet, or "
                 "takes no mail.")),
      PR_ELSE (N_("The part after the “@” in the recipient’s address is not known on the "
                  "internet, or takes no mail.")),
      PR_SAY (N_("Most often it has a typing mistake, such as “gmial.com” for “gmail.com” or "
                 "“.con” for “.com”.")),
      PR_SAY (N_("More rarely the recipient’s domain has expired.")),
    },
    .advice = {
      PR_SAY (N_("Check the part after the “@” letter by letter.")),
      PR_SAY (N_("Look on the recipient’s website, or ask by phone, what the address is now.")),
      PR_SAY (N_("If the address is certainly right, try again tomorrow: the recipient’s "
                 "provider may have trouble.")),
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_DISABLED] = {
    .title = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS, N_("Your own mailbox is switched off")),
      PR_ELSE (N_("The recipient’s mailbox is switched off")),
    },
    .explanation = {
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_SAY (N_("The mailbox {recipient} exists, but its provider lets no mail in.")),
      PR_ELSE (N_("The recipient’s mailbox exists, but its provider lets no mail in.")),
      PR_SAY (N_("Most often it has not been used for a long time, or was locked.")),
      PR_SAY (N_("Only its owner and its provider can change that.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("It is your own mailbox: sign in on your provider’s website to see why, or "
                    "ask its support.")),
      PR_ELSE (N_("Ask the recipient for another address, by phone for example.")),
      PR_SAY_IF (PR_IF_OTHER_ADDRESS,
                 N_("If you send to a list, remove this address from it.")),
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL] = {
    .title = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS, N_("Your own mailbox is full")),
      PR_ELSE (N_("The recipient’s mailbox is full")),
    },
    .explanation = {
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_SAY (N_("There is no room left for new mail in the mailbox {recipient}.")),
      PR_ELSE (N_("There is no room left for new mail in the recipient’s mailbox.")),
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("It is your own mailbox, so you have to delete something first.")),
      PR_ELSE (N_("The recipient has to delete something first, and may not know about it.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("Delete messages with large attachments, in “Sent” as well, then empty the "
                    "trash and the junk folder.")),
      PR_ELSE (N_("Tell the recipient that the mailbox is full, by phone for example.")),
      PR_SAY (N_("Try again in a few days, or with a smaller message without attachments.")),
      PR_SAY_IF (PR_IF_OTHER_ADDRESS, N_("Ask the recipient for another address.")),
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_RATE_LIMITED] = {
    .title = {
      PR_SAY (N_("The recipient gets too much mail right now")),
    },
    .explanation = {
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_SAY (N_("More mail is coming in for {recipient} than its provider lets through at "
                 "the moment.")),
      PR_ELSE (N_("More mail is coming in for the recipient than the provider there lets "
                  "through at the moment.")),
      PR_SAY (N_("This passes by itself, and most mail servers try again on their own.")),
    },
    .advice = {
      /* translators: {wait} is a length of time, such as “10 minutes” */
      PR_SAY (N_("Wait {wait}, then send again.")),
      PR_ELSE (N_("Wait an hour, then send again.")),
      PR_SAY (N_("If a program or device sends notices to this address, let it send fewer.")),
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_REFUSED] = {
    .title = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS, N_("Your own mailbox does not accept this mail")),
      PR_ELSE (N_("The recipient’s side does not accept your mail")),
    },
    .explanation = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("It is your own address, but a rule of the mailbox or of the organization "
                    "behind it keeps this message out.")),
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_ELSE (N_("A rule set by {recipient}, or by the organization behind it, keeps this "
                  "message out.")),
      PR_ELSE (N_("A rule set by the recipient, or by the organization behind the address, "
                  "keeps this message out.")),
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("Perhaps a list of blocked senders has your own address on it, or mail from "
                    "outside is switched off for this mailbox.")),
      PR_ELSE (N_("Perhaps only known senders or members may write there, or your address or "
                  "provider is blocked.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("Sign in on your provider’s website and look through the filters and the "
                    "blocked senders of your mailbox.")),
      PR_ELSE (N_("Check the recipient’s address for typing mistakes.")),
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("If no rule of yours is the cause, tell your provider’s support what the "
                    "server answered.")),
      PR_ELSE (N_("Ask the recipient to add your address to the senders they trust (safe "
                  "senders, white list).")),
      PR_SAY_IF (PR_IF_OTHER_ADDRESS,
                 N_("If the address is a group or mailing list, ask its owner whether you may "
                    "write to it.")),
      PR_SAY_IF (PR_IF_OTHER_ADDRESS,
                 N_("Show the recipient’s administrator what the server answered.")),
      PR_SAY_IF (PR_IF_OTHER_ADDRESS,
                 N_("As a last resort, write from an address with another provider, or ask the "
                    "recipient for another address that forwards the mail.")),
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_MOVED] = {
    .title = {
      PR_SAY (N_("The recipient has moved to another address")),
    },
    .explanation = {
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_SAY (N_("The mailbox {recipient} is no longer here, and this server does not forward "
                 "the mail.")),
      PR_ELSE (N_("The mailbox is no longer here, and this server does not forward the mail.")),
      PR_SAY (N_("Often the server’s answer gives the new address.")),
    },
    .advice = {
      PR_SAY (N_("Send the message to the new address, if the server’s answer gives one that "
                 "you recognize.")),
      PR_SAY (N_("Otherwise ask the recipient for the new address, by phone for example.")),
      PR_SAY (N_("Correct the address in your address book.")),
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_SERVER_UNREACHABLE] = {
    .title = {
      PR_SAY (N_("The recipient’s mail server cannot be reached")),
    },
    .explanation = {
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_SAY (N_("The mail server for {recipient} does not answer your provider’s server.")),
      PR_ELSE (N_("The recipient’s mail server does not answer your provider’s server.")),
      PR_SAY (N_("Usually it is out of service for a while; your provider keeps trying for some "
                 "days with a message that it has taken.")),
      PR_SAY (N_("If it gives up, you get a notice and have to send the message again.")),
    },
    .advice = {
      PR_SAY (N_("Check the part after the “@” in the recipient’s address for typing mistakes.")),
      PR_SAY (N_("Wait, and do not send the message again yet: otherwise it may arrive twice.")),
      PR_SAY (N_("Tell the recipient that the mail server cannot be reached, by phone for "
                 "example.")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_TOO_MANY_RECIPIENTS] = {
    .title = {
      PR_SAY (N_("The message has too many recipients")),
    },
    .explanation = {
      PR_SAY (N_("A message may go to only so many recipients at once, to keep spam down.")),
      PR_SAY (N_("How many that are, your provider decides.")),
    },
    .advice = {
      PR_SAY (N_("Send the message in several parts, each to fewer recipients, with some "
                 "minutes in between.")),
      PR_SAY (N_("For newsletters, use a mailing service made for that.")),
      PR_SAY (N_("See on your provider’s help pages how many recipients are allowed in a "
                 "message and in a day.")),
    },
  },

  [PR_DIAGNOSIS_RELAY_DENIED] = {
    .title = {
      PR_SAY (N_("This server does not pass on mail for you")),
    },
    .explanation = {
      PR_SAY (N_("Servers pass on mail to other providers only for their own customers, and "
                 "this one does not take you for one (relaying denied).")),
      PR_SAY_IF (PR_IF_SIGNED_IN,
                 N_("The sign-in worked, so most often the server belongs to another provider "
                    "than the sender’s address, or the account may not send to others.")),
      PR_ELSE (N_("Most often sign-in is switched off for outgoing mail, or the outgoing server "
                  "belongs to another provider than your address.")),
      PR_SAY (N_("Some servers know their customers only by the network they come from: then "
                 "they work at home or at work, but not when you travel.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_SIGNED_IN,
                 N_("Use the address of the account you sign in with as the sender.")),
      PR_ELSE (N_("Switch on sign-in for outgoing mail, usually with the same user name and "
                  "password as for incoming mail, on port 465 or 587.")),
      PR_SAY (N_("Use the outgoing server of the provider your address belongs to: it works "
                 "at home, at work, traveling and in a hotel.")),
      PR_SAY (N_("At work, or with an address of your company or school, connect to its "
                 "network or VPN, or ask there for the right server.")),
      PR_SAY_IF (PR_IF_SIGNED_IN,
                 N_("Ask your provider whether this account may send to other providers.")),
      PR_ELSE (N_("If your provider’s help pages say so, fetch your mail first and send within "
                  "a few minutes (POP before SMTP).")),
      PR_SAY (N_("Check the part after the “@” in the recipient’s address for typing mistakes.")),
    },
  },

  [PR_DIAGNOSIS_MAILBOX_UNAVAILABLE] = {
    .title = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS, N_("Your own mailbox is not available")),
      PR_ELSE (N_("The mailbox is not available")),
    },
    .explanation = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("The server did not take the message to your own address and does not say "
                    "why.")),
      /* translators: {recipient} is the recipient’s e-mail address */
      PR_ELSE (N_("The server did not take the message for {recipient} and does not say why.")),
      PR_ELSE (N_("The server did not take the message for this mailbox and does not say why.")),
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("Your mailbox may be full, locked or not set up yet, or the address has a "
                    "typing mistake.")),
      PR_ELSE (N_("The address may be wrong, the mailbox may be full or locked, or the "
                  "receiving side does not trust the sender.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("Sign in on your provider’s website and see whether the mailbox is there and "
                    "has room.")),
      PR_ELSE (N_("Check the recipient’s address letter by letter.")),
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("Send a short message to somebody else: if that works, the reason lies with "
                    "your own mailbox.")),
      PR_ELSE (N_("Send a short message to somebody else: if that works, the reason lies with "
                  "this recipient.")),
      PR_SAY_IF (PR_IF_SIGNED_IN,
                 N_("Use the address of the account you sign in with as the sender.")),
      PR_ELSE (N_("Switch on sign-in for outgoing mail, if it is off.")),
      PR_SAY_IF (PR_IF_OWN_ADDRESS,
                 N_("Wait an hour and try again; if that does not help, tell your provider’s "
                    "support what the server answered.")),
      PR_ELSE (N_("Wait an hour and try again; if that does not help, ask the recipient, by "
                  "phone for example.")),
      SEARCH_WEB,
    },
  },

  /* Sending: policy and content */

  [PR_DIAGNOSIS_SPAM_CONTENT] = {
    .title = {
      PR_SAY (N_("The message was taken for spam")),
    },
    .explanation = {
      PR_SAY (N_("A filter on the receiving side found something suspicious in the content of "
                 "the message.")),
      PR_SAY (N_("Links, many pictures, certain attachments, or the same text sent to many "
                 "people are common reasons.")),
      PR_SAY (N_("Filters make mistakes, so it may happen to an honest message too.")),
    },
    .advice = {
      PR_SAY (N_("Send a blank message with a plain subject to the same recipient: if it "
                 "arrives, the content is the reason.")),
      PR_SAY (N_("Take out links, pictures, attachments and your signature, and write whole "
                 "sentences; then add them back one by one.")),
      WHITE_LIST,
      PR_SAY (N_("If you write to many people, address each one personally, and only those "
                 "who want your mail.")),
      PR_SAY (N_("If you have not sent this message, change your password at once and switch "
                 "on two-step verification.")),
    },
  },

  [PR_DIAGNOSIS_CONTENT_BLOCKED] = {
    .title = {
      PR_SAY (N_("The message contains something that is not allowed")),
    },
    .explanation = {
      PR_SAY (N_("The server does not let certain kinds of attachments or links through, "
                 "because viruses often come with them.")),
      PR_SAY (N_("Common ones are programs, Office files with macros, and archives with a "
                 "password.")),
    },
    .advice = {
      PR_SAY (N_("Put the file on a file-sharing service and send a link to it.")),
      PR_SAY (N_("Send it in a harmless format, such as PDF.")),
      PR_SAY (N_("Take out links and attachments one by one, to find out which one it is.")),
      PR_SAY (N_("Ask the recipient what is allowed there.")),
    },
  },

  [PR_DIAGNOSIS_VIRUS_DETECTED] = {
    .title = {
      PR_SAY (N_("A virus was found in the message")),
    },
    .explanation = {
      PR_SAY (N_("A virus scanner on the way found malicious software in the message or in "
                 "its attachment, and stopped it.")),
      PR_SAY (N_("It may be a false alarm, but take it seriously until you know.")),
    },
    .advice = {
      PR_SAY (N_("Do not open or send the attachment again.")),
      PR_SAY (N_("Scan this computer with an up-to-date antivirus program.")),
      PR_SAY (N_("If you have not sent this message, change your password at once and switch "
                 "on two-step verification.")),
      PR_SAY (N_("If you are sure that the file is harmless, put it on a file-sharing service "
                 "and send a link to it.")),
    },
  },

  [PR_DIAGNOSIS_BLOCKLISTED] = {
    .title = {
      PR_SAY_IF (PR_IF_BEFORE_SENDING, N_("Your internet connection is on a block list")),
      PR_ELSE (N_("The sending server is on a block list")),
    },
    .explanation = {
      /* translators: {list} is the name of a block list */
      PR_SAY_IF (PR_IF_BEFORE_SENDING,
                 N_("Many servers let nobody in from places that spam has come from, and the "
                    "address of your internet connection is on such a list ({list}).")),
      PR_ELSE_IF (PR_IF_BEFORE_SENDING,
                  N_("Many servers let nobody in from places that spam has come from, and "
                     "the address of your internet connection is on such a list.")),
      /* translators: {list} is the name of a block list */
      PR_ELSE (N_("Many servers refuse mail from addresses that have sent spam; the one that "
                  "your message came from is on such a list ({list}).")),
      PR_ELSE (N_("Many servers refuse mail from addresses that have sent spam; the one that "
                  "your message came from is on such a list.")),
      PR_SAY_IF (PR_IF_BEFORE_SENDING,
                 N_("It is seldom about you: others have used this address before, or use it "
                    "together with you.")),
      PR_ELSE (N_("It is seldom about you: the address is that of your provider’s server or "
                  "of your internet connection, and others use it too.")),
      PR_SAY_IF (PR_IF_BEFORE_SENDING, N_("Your internet company can have it taken off the list.")),
      PR_ELSE (N_("Only whoever runs that server or connection can have it taken off the list.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_BEFORE_SENDING,
                 N_("Test through another network, such as your phone’s hotspot: if it works "
                    "there, the first network is the cause.")),
      /* translators: {provider} is a mail provider’s name */
      PR_ELSE (N_("Give the support of {provider} the server’s exact words and, if you can, "
                  "the transcript of a test.")),
      PR_ELSE (N_("Give your provider’s support the server’s exact words and, if you can, the "
                  "transcript of a test.")),
      PR_SAY (N_("Look up the address (the numbers in the server’s answer) at "
                 "check.spamhaus.org, MXToolbox or multirbl.valli.org; the list’s own page "
                 "says how to get off it.")),
      OWN_PROVIDER,
      PR_SAY (N_("Scan your computers for viruses: one that sends spam unnoticed brings the "
                 "whole network onto such lists.")),
      PR_SAY_IF (PR_IF_BEFORE_SENDING,
                 N_("Restart the router: with many internet companies you get another "
                    "address then.")),
      PR_ELSE (N_("Until it is settled, ask the recipient to let your mail through, or write "
                  "from an address with another provider.")),
    },
  },

  [PR_DIAGNOSIS_POOR_REPUTATION] = {
    .title = {
      PR_SAY (N_("The receiving server does not trust the sender yet")),
    },
    .explanation = {
      PR_SAY (N_("An unusual amount of mail, or complaints about it, came from the place your "
                 "message was sent from, so the receiving side holds it back.")),
      PR_SAY (N_("New mail servers and domains are treated like this too.")),
      PR_SAY (N_("Trust grows with time, as long as little mail is sent and people want it.")),
    },
    .advice = {
      PR_SAY (N_("Wait some hours, then try again.")),
      SEND_SLOWLY,
      WHITE_LIST,
      PR_SAY (N_("Write only to people who want your mail, and address each one personally.")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_GREYLISTED] = {
    .title = {
      PR_SAY (N_("The server asks to deliver again a little later")),
    },
    .explanation = {
      PR_SAY (N_("The receiving side puts off the first message from a sender it does not "
                 "know, to keep spam out (greylisting).")),
      PR_SAY (N_("Mail servers deliver it again by themselves, and then it usually goes "
                 "through, most often within half an hour.")),
    },
    .advice = {
      /* translators: {wait} is a length of time, such as “10 minutes” */
      PR_SAY (N_("Wait {wait}: the next try usually succeeds.")),
      PR_ELSE (N_("Wait half an hour: the next try usually succeeds.")),
      PR_SAY (N_("Do not send the message a second time: otherwise it may arrive twice.")),
      PR_SAY (N_("If a program or device sends straight to the recipient’s server, let it "
                 "send through your provider’s outgoing server instead.")),
    },
  },

  [PR_DIAGNOSIS_MISSING_REVERSE_DNS] = {
    .title = {
      PR_SAY (N_("The sending server’s name cannot be checked")),
    },
    .explanation = {
      PR_SAY (N_("The address your message came from has no name on the internet, or one that "
                 "does not match (reverse DNS), and many servers take no mail from such "
                 "addresses.")),
      PR_SAY (N_("That is typical of mail sent straight from a home or office connection, or "
                 "from a new server of one’s own.")),
    },
    .advice = {
      OWN_PROVIDER,
      PR_SAY (N_("If you run the sending server, ask your internet company or web host to "
                 "give its address a name (a PTR entry).")),
      PR_SAY (N_("Make sure that this name leads back to the same address and is the one the "
                 "server greets with.")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_RECIPIENT_REQUIRES_TLS] = {
    .title = {
      PR_SAY (N_("The recipient’s server insists on encryption")),
    },
    .explanation = {
      PR_SAY (N_("The recipient’s server takes only encrypted mail, and the server that "
                 "passed your message on did not encrypt it.")),
      PR_SAY (N_("Your own connection to your provider is not the reason.")),
    },
    .advice = {
      TELL_PROVIDER,
      PR_SAY (N_("If you run the sending server, switch on encryption (TLS) for outgoing mail.")),
      OWN_PROVIDER,
      PR_SAY (N_("Until it is settled, write from an address with another provider.")),
    },
  },

  [PR_DIAGNOSIS_POLICY_REJECTED] = {
    .title = {
      PR_SAY (N_("The server refused because of its rules")),
    },
    .explanation = {
      PR_SAY_IF (PR_IF_BEFORE_SENDING,
                 N_("The server lets nobody in from here, or not in this way, and does not "
                    "say exactly why.")),
      PR_ELSE (N_("The server does not take the message, and does not say exactly which of "
                  "its rules forbids it.")),
      PR_SAY_IF (PR_IF_BEFORE_SENDING,
                 N_("Often the network or the number of connections is the reason.")),
      PR_ELSE (N_("It can be about the sender, the content, the number of messages, or the "
                  "place they come from.")),
      PR_SAY (N_("If the server’s answer holds a web address, that page may tell more.")),
    },
    .advice = {
      PR_SAY_IF (PR_IF_BEFORE_SENDING,
                 N_("Test through another network, such as your phone’s hotspot: if it works "
                    "there, the first network is the cause.")),
      PR_ELSE (N_("Send a blank message with a plain subject: if it arrives, the content is "
                  "the reason.")),
      PR_SAY_IF (PR_IF_BEFORE_SENDING,
                 N_("Sign in on your provider’s website and look for a message about blocked "
                    "access.")),
      PR_ELSE (N_("Send through the outgoing server of the provider your address belongs to, "
                  "with user name and password, on port 465 or 587.")),
      PR_SAY_IF (PR_IF_BEFORE_SENDING, N_("If you use a VPN, disconnect it for a test.")),
      PR_ELSE (N_("Ask the recipient to add your address to the senders they trust (safe "
                  "senders, white list).")),
      SEARCH_WEB,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_MESSAGE_TOO_LARGE] = {
    .title = {
      PR_SAY (N_("The message is too large")),
    },
    .explanation = {
      /* translators: {size} is a size, such as “25.0 MB” */
      PR_SAY (N_("The server takes messages of up to {size}.")),
      PR_ELSE (N_("The server or the recipient’s mailbox does not take messages of this size; "
                  "many draw the line at 20 to 25 MB.")),
      PR_SAY (N_("Attachments grow by a third when they are sent: a file of 15 MB needs 20 MB.")),
    },
    .advice = {
      PR_SAY (N_("Put large files on a file-sharing service and send a link to them.")),
      PR_SAY (N_("Make pictures smaller before you attach them; many mail programs offer that.")),
      PR_SAY (N_("Spread the attachments over several messages.")),
    },
  },

  [PR_DIAGNOSIS_MESSAGE_MALFORMED] = {
    .title = {
      PR_SAY (N_("The message is not put together correctly")),
    },
    .explanation = {
      PR_SAY (N_("The message breaks the rules for e-mail: something in it is missing, "
                 "doubled or badly written.")),
      PR_SAY (N_("Usually that is a fault of the program or device that made it, seldom of "
                 "the person who wrote it.")),
    },
    .advice = {
      PR_SAY (N_("Check the sender’s name and address in your mail program for odd characters.")),
      PR_SAY (N_("Write the message again as plain text, without pasting from another document.")),
      PR_SAY (N_("Install the updates for the program or device that sends the message.")),
      PR_SAY (N_("Show the server’s answer to the maker of the program or device.")),
    },
  },

  [PR_DIAGNOSIS_NOT_ARRIVED] = {
    .title = {
      PR_SAY (N_("The test message has not arrived yet")),
    },
    .explanation = {
      PR_SAY (N_("The server took the test message, but it did not show up in the inbox in "
                 "the time given.")),
      PR_SAY (N_("Often it only takes longer: some servers hold back the first message for up "
                 "to half an hour.")),
      PR_SAY (N_("It may also lie in another folder, or have been forwarded.")),
    },
    .advice = {
      PR_SAY (N_("Look at the inbox again in half an hour.")),
      PR_SAY (N_("Look in the junk folder and in the others, and at the rules and forwarding "
                 "that are set up for the mailbox.")),
      PR_SAY (N_("Write a message to yourself on your provider’s website: if it does not "
                 "arrive either, tell its support.")),
    },
  },

  [PR_DIAGNOSIS_ARRIVED_IN_JUNK] = {
    .title = {
      PR_SAY (N_("The test message went to the junk folder")),
    },
    .explanation = {
      PR_SAY (N_("Sending and receiving work, but the filter of the mailbox took the test "
                 "message for junk.")),
      PR_SAY (N_("A short test message is easily misjudged; but it can also be a sign that "
                 "the sender’s domain lacks a proof of being genuine (SPF, DKIM).")),
    },
    .advice = {
      PR_SAY (N_("Write a message to yourself, and mark it as “not junk” if it lands there too, so "
                 "that the filter learns.")),
      PR_SAY (N_("Add your own address to your contacts or safe senders.")),
      PR_SAY (N_("If it is a domain of your own, follow your provider’s guide for SPF, DKIM "
                 "and DMARC.")),
      PR_SAY (N_("Look into the junk folder now and then.")),
    },
  },

  [PR_DIAGNOSIS_MAIL_LOOP] = {
    .title = {
      PR_SAY (N_("The message is going round in circles")),
    },
    .explanation = {
      PR_SAY (N_("The message was passed on from server to server so often that one of them "
                 "stopped it.")),
      PR_SAY (N_("Most often two mailboxes forward to each other.")),
      PR_SAY (N_("It can also be that a domain’s mail entries point to the wrong server.")),
    },
    .advice = {
      PR_SAY (N_("If you have set up forwarding, switch it off at each mailbox and try again.")),
      PR_SAY (N_("Tell the recipient that the forwarding there may go in circles, by phone "
                 "for example.")),
      PR_SAY (N_("If it is a domain of your own, check that its mail entries (MX) point to "
                 "the server that holds the mailboxes.")),
      TELL_PROVIDER,
    },
  },

  /* The server itself */

  [PR_DIAGNOSIS_SERVER_BUSY] = {
    .title = {
      PR_SAY (N_("The server is too busy right now")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} has more to do than it can manage, or is just being "
                 "restarted.")),
      PR_ELSE (N_("The server has more to do than it can manage, or is just being restarted.")),
      PR_SAY (N_("It usually passes by itself; your settings are probably not the reason.")),
    },
    .advice = {
      WAIT,
      PR_SAY (N_("Close the mail programs on your other devices for a moment: some servers "
                 "count all connections together.")),
      LOOK_FOR_OUTAGE,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_SERVER_TEMPORARY_FAILURE] = {
    .title = {
      PR_SAY (N_("The server has a problem of its own right now")),
    },
    .explanation = {
      PR_SAY (N_("Something inside the server did not work, and it asks to try again later.")),
      PR_SAY (N_("It usually passes by itself; your settings are probably not the reason.")),
    },
    .advice = {
      WAIT,
      PR_SAY (N_("Leave your settings as they are.")),
      LOOK_FOR_OUTAGE,
      SEARCH_WEB,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_SERVER_STORAGE_FULL] = {
    .title = {
      PR_SAY (N_("The server has run out of space")),
    },
    .explanation = {
      PR_SAY (N_("The server, not your computer, has no room at the moment to take the message.")),
      PR_SAY (N_("Your provider has to make room; often that is done within hours.")),
    },
    .advice = {
      PR_SAY (N_("Wait an hour, then try again.")),
      PR_SAY (N_("Try a smaller message, or fewer recipients at once.")),
      PR_SAY (N_("See whether your own mailbox is full, and make room there.")),
      LOOK_FOR_OUTAGE,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_SERVER_MISCONFIGURED] = {
    .title = {
      PR_SAY (N_("The server is not set up correctly")),
    },
    .explanation = {
      PR_SAY (N_("The server says itself that something is wrong with its settings.")),
      PR_SAY (N_("Only the people who run it can change that.")),
    },
    .advice = {
      TELL_PROVIDER,
      COMPARE_SETTINGS,
      PR_SAY (N_("If you run the server yourself, look for the same time in its log.")),
      SEARCH_WEB,
    },
  },

  [PR_DIAGNOSIS_SERVICE_UNAVAILABLE] = {
    .title = {
      PR_SAY (N_("This server offers no mail service here")),
    },
    .explanation = {
      /* translators: {host} is a server’s name */
      PR_SAY (N_("The server {host} answers, but says that it offers no mail service, to you "
                 "or at all.")),
      PR_ELSE (N_("The server answers, but says that it offers no mail service, to you or at "
                  "all.")),
      PR_SAY (N_("Often it is not the right server, or the right one only on another port or "
                 "from another network.")),
    },
    .advice = {
      NOT_PORT_25,
      COMPARE_SETTINGS,
      PR_SAY_IF (PR_IF_SMTP,
                 N_("Check the part after the “@” in the recipient’s address for typing "
                    "mistakes.")),
      OTHER_NETWORK,
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_ROUTING_ERROR] = {
    .title = {
      PR_SAY (N_("The server does not know where to send the message")),
    },
    .explanation = {
      PR_SAY (N_("The server found no way to pass the message on to the recipient.")),
      PR_SAY (N_("Either the part after the “@” in the address is wrong, or a server on the "
                 "way is set up badly.")),
    },
    .advice = {
      PR_SAY (N_("Check the part after the “@” in the recipient’s address for typing mistakes.")),
      PR_SAY (N_("Send a short message to somebody else: if that works, the reason lies with "
                 "this recipient’s side.")),
      PR_SAY (N_("If it is a domain of your own, check its mail entries (MX) in DNS.")),
      TELL_PROVIDER,
    },
  },

  [PR_DIAGNOSIS_TRANSACTION_FAILED] = {
    .title = {
      PR_SAY (N_("The server refused without saying why")),
    },
    .explanation = {
      PR_SAY (N_("The server did not take the message and gives no reason.")),
      PR_SAY (N_("Common reasons are a recipient that is refused, content that looks like "
                 "spam, or a sending address with a bad name.")),
    },
    .advice = {
      PR_SAY (N_("Check the addresses of sender and recipients for typing mistakes.")),
      PR_SAY (N_("Send a blank message with a plain subject to the same recipient: if it "
                 "arrives, the content is the reason.")),
      PR_SAY (N_("Send a short message to somebody else: if that works, the reason lies with "
                 "the recipient’s side.")),
      SEARCH_WEB,
      TELL_PROVIDER,
    },
  },

  /* No error, or no idea */

  [PR_DIAGNOSIS_NO_ERROR] = {
    .title = {
      PR_SAY (N_("Nothing is wrong here")),
    },
    .explanation = {
      PR_SAY (N_("With these words a server says that all is well, or that it waits for the "
                 "next step.")),
      PR_SAY (N_("If something does not work all the same, the reason stands in another line, "
                 "often a little further down.")),
    },
    .advice = {
      PR_SAY (N_("If something does not work, paste the lines before and after this one too.")),
    },
  },

  [PR_DIAGNOSIS_UNCLASSIFIED] = {
    .title = {
      PR_SAY (N_("The reason is not clear")),
    },
    .explanation = {
      PR_SAY (N_("None of the causes that Postrider knows fits for certain, so it does not "
                 "guess.")),
      PR_SAY (N_("The original words are all there is to go by.")),
    },
    .advice = {
      SEARCH_WEB,
      COMPARE_SETTINGS,
      PR_SAY_IF (PR_IF_TESTED,
                 N_("Test once more in some minutes: it may have been a passing fault.")),
      PR_ELSE (N_("Paste the lines before and after this one too: the real reason often stands "
                  "there.")),
      TELL_PROVIDER,
    },
  },
};

/**
 * pr_catalogue_get_entry:
 * @id: a diagnosis
 *
 * Thread: any.
 *
 * Returns: (transfer none): all that is said of it
 */
const PrCatalogueEntry *
pr_catalogue_get_entry (PrDiagnosisId id)
{
  return &entries[id];
}
