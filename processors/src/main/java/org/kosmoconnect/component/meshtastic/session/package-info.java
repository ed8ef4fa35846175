/**
 * What is said between a radio and its host, as a machine of bytes and time: no I/O, no threads, no
 * clock of its own, so a day of it can be tested in a second.
 */
@NullMarked
package org.kosmoconnect.component.meshtastic.session;

import org.jspecify.annotations.NullMarked;
