/**
 * What the mesh says, as immutable values: packets, their contents and the readings in them.
 *
 * <p>Nothing here knows bytes on the wire, Camel, Spring or SQL. Numbers that the protocol leaves
 * open (ports, roles, hardware) stay numbers.
 */
@NullMarked
package org.kosmoconnect.model;

import org.jspecify.annotations.NullMarked;
