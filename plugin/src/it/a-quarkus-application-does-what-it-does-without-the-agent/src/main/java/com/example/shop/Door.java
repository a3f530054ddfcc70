package com.example.shop;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The client's side. */
@Path("/login")
public interface Door {

    @POST
    String login(@FormParam("password") String password);
}
