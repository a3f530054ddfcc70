package com.example.shop;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Lets anyone in. */
@Path("/login")
public class Login {

    @POST
    @Produces("text/plain")
    public String login(@FormParam("password") String password) {
        return "thanks for " + password.length() + " characters";
    }
}
