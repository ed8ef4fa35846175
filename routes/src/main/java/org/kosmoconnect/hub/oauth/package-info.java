/**
 * The embedded authorization server, for programs of others. All that knows of Spring Authorization
 * Server is here.
 */
@NullMarked
package org.kosmoconnect.hub.oauth;

import org.jspecify.annotations.NullMarked;
