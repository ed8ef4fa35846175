/**
 * Real servers on loopback for tests, benches and the demo: PostgreSQL, Redis, MQTT brokers and the
 * hub itself.
 *
 * <p>Each keeps its data in a folder of its own between runs, stops what a killed former run left
 * behind in that folder, and ends with this process however this process ends.
 */
@NullMarked
package org.kosmoconnect.testbed.server;

import org.jspecify.annotations.NullMarked;
