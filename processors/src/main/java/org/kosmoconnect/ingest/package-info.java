/**
 * The beans of the uplink: what happens to a packet between the broker and the database that Camel
 * has no word for. None of them knows SQL; the rows they arrange are columns of values.
 */
@NullMarked
package org.kosmoconnect.ingest;

import org.jspecify.annotations.NullMarked;
