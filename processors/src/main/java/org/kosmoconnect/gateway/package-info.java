/**
 * Texts from the web to the mesh and back: what may be said, what became of it, what it costs. Pure
 * rules.
 */
@NullMarked
package org.kosmoconnect.gateway;

import org.jspecify.annotations.NullMarked;
