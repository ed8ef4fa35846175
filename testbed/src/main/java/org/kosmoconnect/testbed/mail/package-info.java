/**
 * A stand-in for a mail server: it takes what the hub sends and shows it; nothing leaves the
 * machine.
 */
@NullMarked
package org.kosmoconnect.testbed.mail;

import org.jspecify.annotations.NullMarked;
