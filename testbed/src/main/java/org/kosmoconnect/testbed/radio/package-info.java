/**
 * A virtual radio: firmware as a machine of messages and time, nodes around it, and servers that
 * speak the stream API on TCP and on a pseudo terminal. Held against recordings of a real one.
 */
@NullMarked
package org.kosmoconnect.testbed.radio;

import org.jspecify.annotations.NullMarked;
