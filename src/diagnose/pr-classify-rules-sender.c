/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (SENDER_DOMAIN_NOT_FOUND,
           "unable to verify|cannot verify|can't verify|could not verify ~ sender domain|"
           "sender's domain|domain of sender|domain of the sender & !spf & !dkim & !dmarc"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "send|sends|sending ~ as someone else|as somebody else|as another|pretend*|"
           "under another name|not your own address & !recipient*"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "sender|sender address|from address ~ unauthorized|unauthorised|not authorized by|"
           "not authorised by & !ip & !spf & !dkim & !dmarc & !host & !recipient*"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND,
           "sender|sender domain|mail from|from address ~ unknown tld|unknown top level|"
           "invalid tld|rfc2606|reserved domain|reserved tld"),
  PR_RULE (SENDER_REJECTED,
           "sender|sender address|reverse path|mail from|return path ~ too long|too many char*|"
           "lower than … char*|longer than|starts with|leading space & !header"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "your domain|domain|address|mailbox ~ not allowed|not permitted|not authorized|"
           "not authorised|does not match|doesn't match|not match ~ header from|from header|"
           "in the from|verified domain|verified domains|verified sender* & !spf & !dkim & !dmarc"
           " & !recipient*"),
  PR_RULE (SENDER_REJECTED,
           "sender address|sender e mail|sender email|return address|from address .. "
           "does not exist|doesn't exist|not exist|unknown & !domain & !recipient*"),
  PR_RULE (SENDER_REJECTED,
           "sender address|sender|from address|mail from|return path ~ invalid format|bad format|"
           "wrong format|format is invalid|not well formed & !header & !recipient*"),
  PR_RULE (SENDER_REJECTED,
           "callback setup|callout setup & !recipient address"),
  PR_RULE (SENDER_REJECTED,
           "valid sender|valid from|valid envelope sender|valid return path|real sender ~ "
           "required|is needed|must be|is missing & !domain"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "sender signature*|domain is unverified|domain is not verified|domain not verified|"
           "unverified domain|unverified sending domain|requires dns configuration & !spf"
           " & !recipient*"),
  PR_RULE (BAD_SEQUENCE,
           "no identity changes|identity changes|changes to identification & !#550"),
  PR_RULE (HELO_REJECTED,
           "helo should be|ehlo should be|bad helo|bad ehlo|helo must be|host impersonating"),
  PR_RULE (COMMAND_REJECTED, "syntax: mail from|syntax: rcpt to|syntax: helo|syntax: ehlo"),
  PR_RULE (SENDER_REJECTED, "invalid sender address"),
  PR_RULE (MESSAGE_MALFORMED, "conform to standards|not conform to"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "unconfigured sending domain|sender domain not allowed|from address failed"
           " & !user unknown"),
  /* HELO. */
  PR_RULE (SENDER_REJECTED,
           "blank from|from: domain is invalid|provide a valid from|"
           "bad sender address|required for sender address|required for sender"),
  PR_RULE (HELO_REJECTED,
           "helo|ehlo|helo/ehlo ~ reject*|invalid|need|fully qualified|argument|must|bad|"
           "not accepted|refused|fake|forged|blocked|mismatch|does not match|doesn't match|"
           "not match|not resolve|resolve|illegal|syntactically|malformed|denied|incorrect|"
           "name is not|you are not|you aren't|access denied|policy|is my name|not a valid|"
           "bogus|hostname|domain name|looks like|host not found|isn't & !send helo"
           " & !send ehlo & !first & !say helo & !spf & !handshake & !helo phase"
           " & !helo handshake & !polite & !after ehlo & !during the helo & !after helo"
           " & !already & !no helo"),
  PR_RULE_AT (HELO_REJECTED, PR_AT_CAPABILITIES,
              "invalid domain|invalid domain name|need fully qualified|syntactically invalid|"
              "hostname|host name|domain name|invalid argument|not a valid"),


  /* The sender's domain, and whether it may be used. */
  PR_RULE (SENDER_REJECTED,
           "sender address … was invalid|sender address … is invalid|from address … was invalid|"
           "badly formatted address|badly formatted sender"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND,
           "domain of sender|source domain|your return address|sender domain|sender's domain|"
           "sender's email domain|"
           "from domain|mail from domain|envelope sender domain|sender address rejected|"
           "senders domain|originator domain|the from: domain|return path|sending domain|"
           "envelope from domain|sender address|absenderdomain|domain in mail from|"
           "domain in return|domain of your|домен отправителя|домена отправителя|発信者のドメイン|"
           "送信元ドメイン ~ does not exist|doesn't exist|not exist|does not resolve|doesn't resolve|"
           "must resolve|must exist|not found|could not be found|unresolvable|valid mx|"
           "cannot be resolved|can't be resolved|could not be resolved|not resolve|no mx|neither|"
           "nonexistent|non existent|invalid|no valid|missing mx|no a record|mx record*|"
           "existiert nicht|не существует|не найден|dns & !user unknown & !does not accept mail"
           " & !spf & !nullmx & !null mx & !syntax & !misformatted & !rejected. invalid"
           " & !record not allowed"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND,
           "valid sender domain|sender domain resolve|invalid dns mx|dns check failed|"
           "sender address is not a valid domain|from:domain must|unresolvable rfc.5321|"
           "unresolvable from domain|#unresolvable*|domain of sender|unresolvable sender|"
           "unroutable sender|sender domain must|cannot resolve … sender|unrouteable sender"
           " & !quota"),
  PR_RULE_AT (SENDER_DOMAIN_NOT_FOUND, PR_AT_SENDER,
              "no such domain|domain not found|domain does not exist|does not exist|"
              "does not resolve|no mx|valid mx|dns lookup|dns|invalid dns|invalid dns mx|"
              "dns mx or|a/aaaa|nxdomain|servfail|mx resource|mx record*|unresolvable|"
              "cannot be resolved|unknown domain|nonexistent domain & !user & !account & !ptr"
              " & !reverse & !null mx & !spf & !mailbox & !record not allowed"),
  PR_RULE (SENDER_REJECTED, "sender verify failed|sender verify fail"),
  PR_RULE (SENDER_REJECTED, "sender* ~ nullmx|null mx|does not accept mail"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "username|user name|login|account ~ sender|from ~ match*|mismatch|differ* & !spf & !dkim"
           " & !password"),

  /* Whose address it is. */
  PR_RULE (SENDER_NOT_ALLOWED,
           "not owned by|sender address must match|must match auth*|match authenticated|"
           "match the authenticated|same as auth*|same as the auth*|same as login|same as user*|"
           "equal to auth*|not match auth*|do not match auth*|does not match auth*|"
           "doesn't match auth*|doesn't conform|not conform|mail from must equal|"
           "must equal authorized|must be the same|mail from … authenticated user|"
           "mail from … authorized user|mail from … auth user|not logged in as|"
           "from yourself|not your address|not your own|send as|sendasdenied|sendas|send on behalf|"
           "send from this header|from this header address|not local sender|"
           "sender address is not|not authorized to send from|not authorised to send from|"
           "not allowed to send from|not permitted to send from|not allowed to use|"
           "not allowed as sender|allowed to relay emails|not allowed to send as|"
           "unauthorized sender|unauthorised sender|unauthorised from|unauthorized from|"
           "permission to send as|permission to submit|permissions to send as|rights to send|"
           "authorized to send on|sender identity|identities failed|wrong sender|sender mismatch|"
           "sender address mismatch|spoof*|impersonat*|cannot send as|you can not send|"
           "you cannot send from|not verified. the following|email address is not verified|"
           "sender identity|from address not verified|from address is not|not a verified|"
           "unverified sender|not coincide|non coincide|non autorizzato|not authenticated as|"
           "sendrawemail|发件人与|与认证|发信人和认证|expéditeur non autorisé|não autorizado|no autorizado|"
           "не принадлежит|не разрешен*|отправлять от & !relay & !spf & !not in & !to recipient*"
           " & !this group & !ip address & !recipients of & !certificate & !dkim & !dmarc"
           " & !verify the identity & !address is not owned & !sc 00 & !quota & !country"),
  PR_RULE (SENDER_REJECTED,
           "sender ~ could not be verified|cannot be verified|not verified|user unknown|"
           "unknown user|no such user|mailbox not found|undeliverable address|address unknown|"
           "verify failed|verification failed|unverified address|callout|does not exist|verify"
           " & !recipient address rejected & !could not complete & !cannot & !try again & !domain"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "sending from|send from ~ not allowed|not permitted|not authorized & !country & !ip"
           " & !server & !recipient"),
  PR_RULE_AT (SENDER_NOT_ALLOWED, PR_BROADLY | PR_AT_SENDER,
              "sender*|from|address|sending domain|mail account ~ $not|different|mismatch|other ~ "
              "account|login|logged|own|owner|owned|belong*|authoriz*|authoris*|authentic*|"
              "configured|conform|send as|allowed to send|permitted to send & !ip & !spf & !relay"
              " & !exist & !exists & !resolve & !local & !dkim & !dmarc & !host"),
  PR_RULE (SENDER_NOT_ALLOWED, "sender is not allowed to relay|sender not allowed to relay"),
  PR_RULE (SENDER_REJECTED,
           "sender address|sender|mail from|from address|reverse path|return path|"
           "envelope sender|envelope from|originator|emetteur|émetteur|expéditeur|absender|"
           "absenderadresse|remitente|remetente|mittente|отправител*|发件人|差出人 ~ invalid|"
           "invalide|reject*|refus*|not accept*|not allowed|must contain|must be specified|"
           "malformed|bad|illegal|syntax|not valid|unacceptable|misformatted|missing|denied|"
           "access denied|prohibited|not permitted|ungültig*|abgelehnt|inválid*|recusad*|"
           "rechazad*|non valido|отклонен|недопустим*|неверн*|blocked|blacklisted"
           " & !recipient address & !domain not found & !from your ip & !try again later"
           " & !spf & !sender verify & !client host & !content & !spam & !policy reasons"
           " & !due to policy & !security & !mail from server & !body & !message was"
           " & !message rejected & !contact the sender & !user is over & !rule that & !relaying"),
  PR_RULE_AT (SENDER_REJECTED, PR_AT_SENDER,
              "invalid address|bad address|malformed address|invalid email|address invalid|"
              "syntax|null sender|empty sender|from address|address rejected|user unknown|"
              "mailbox unavailable|mailbox name not allowed|not acceptable & !parameters"
              " & !command & !#555 & !policy restrictions"),
};
/* clang-format on */

const PrRuleTable pr_rules_sender = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
