/**
 * The demo: the whole of KosmoConnect on embedded servers, with a virtual mesh that keeps talking.
 */
@NullMarked
package org.kosmoconnect.testbed;

import org.jspecify.annotations.NullMarked;
