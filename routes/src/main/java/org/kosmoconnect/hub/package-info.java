/**
 * The hub's shell: what Camel and Spring need to run the YAML pipelines, and nothing that the
 * pipelines do themselves.
 */
@NullMarked
package org.kosmoconnect.hub;

import org.jspecify.annotations.NullMarked;
